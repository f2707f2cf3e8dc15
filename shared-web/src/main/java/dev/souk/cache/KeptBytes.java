package dev.souk.cache;

import dev.souk.cache.Made.Reach;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A value with its times and tags as the shared level keeps it, where there is one. */
final class KeptBytes {

    /** Raise it with every change of the format: what another version wrote is then not there. */
    private static final int FORMAT = 1;

    /** What a tag takes in memory, about. */
    private static final int TAG = 120;

    private KeptBytes() {}

    /** @param value as the codec writes it */
    static byte[] write(Kept<?> kept, byte[] value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeLong(kept.number());
            out.writeLong(kept.times().made());
            out.writeLong(kept.times().softEnd());
            out.writeLong(kept.times().hardEnd());
            out.writeShort(kept.tags().size());
            for (Map.Entry<String, Long> tag : kept.tags().entrySet()) {
                out.writeUTF(tag.getKey());
                out.writeLong(tag.getValue());
            }
            out.write(value);
        } catch (IOException e) {
            throw new UncheckedIOException("Memory cannot fail to be written", e);
        }
        return bytes.toByteArray();
    }

    /** Empty when this version did not write it. */
    static <V> Optional<Kept<V>> read(byte[] bytes, Codec<V> codec, int era) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            if (in.readByte() != FORMAT) {
                return Optional.empty();
            }
            long number = in.readLong();
            Kept.Times times = new Kept.Times(in.readLong(), in.readLong(), in.readLong());
            int count = in.readUnsignedShort();
            Map<String, Long> tags = HashMap.newHashMap(count);
            for (int i = 0; i < count; i++) {
                tags.put(in.readUTF(), in.readLong());
            }
            byte[] value = in.readAllBytes();
            return codec.read(value)
                    .map(read -> new Kept<>(
                            read, tags, number, Reach.ALL, times, era, weight(tags, value.length, codec), false));
        } catch (IOException notOurs) {
            return Optional.empty();
        }
    }

    /** Of all that is kept of a value in memory. */
    static int weight(Map<String, Long> tags, int value, Codec<?> codec) {
        return tags.size() * TAG + codec.weight(value);
    }
}
