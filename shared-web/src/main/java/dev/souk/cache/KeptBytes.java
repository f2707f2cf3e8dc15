package dev.souk.cache;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** A value with its times and tags as the shared level keeps it. */
final class KeptBytes {

    /** Raise it with every change of the format: what another version wrote is then not there. */
    private static final int FORMAT = 1;

    private static final int NOTHING = 0;
    private static final int SOMETHING = 1;

    private KeptBytes() {}

    static <V> byte[] write(Kept<V> kept, Codec<V> codec) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeLong(kept.number());
            out.writeLong(kept.times().made());
            out.writeLong(kept.times().softEnd());
            out.writeLong(kept.times().hardEnd());
            out.writeShort(kept.tags().size());
            for (String tag : kept.tags()) {
                out.writeUTF(tag);
            }
            if (kept.value().isPresent()) {
                out.writeByte(SOMETHING);
                out.write(codec.write(kept.value().get()));
            } else {
                out.writeByte(NOTHING);
            }
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
            Set<String> tags = HashSet.newHashSet(count);
            for (int i = 0; i < count; i++) {
                tags.add(in.readUTF());
            }
            if (in.readByte() == NOTHING) {
                return Optional.of(new Kept<>(null, tags, number, times, era));
            }
            return codec.read(in.readAllBytes()).map(value -> new Kept<>(value, tags, number, times, era));
        } catch (IOException notOurs) {
            return Optional.empty();
        }
    }
}
