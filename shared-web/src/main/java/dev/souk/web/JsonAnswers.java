package dev.souk.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.souk.cache.Caches;
import dev.souk.cache.Codec;
import dev.souk.cache.LevelledCache;
import dev.souk.cache.Made;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.MediaType;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** JSON that is the same for everyone, kept as the bytes that go out: what {@link Pages} are for browsers, these are for apps. */
@Singleton
public final class JsonAnswers {

    private final LevelledCache<Representation> kept;
    private final PageVersion version;
    private final ObjectMapper json;

    JsonAnswers(Caches caches, PageVersion version, ObjectMapper json) {
        this.kept = caches.ofPages("json", new AnswerCodec());
        this.version = version;
        this.json = json;
    }

    /**
     * The answer that is kept under {@code key}, or else the one that {@code make} makes, which is kept then.
     *
     * @param make asks caches for what the answer tells, which drop it when that changes. A failure (nothing there, moved, no
     *     database) is the answer and is not kept
     */
    public Uni<Representation> cached(PageKey key, Supplier<? extends Uni<?>> make) {
        String name = version.key(key);
        return kept.find(
                        name,
                        () -> make.get().map(answer -> Made.of(AnswerCodec.answer(bytes(answer)), Set.of(key.tag()))))
                .map(Optional::orElseThrow)
                .invoke(answer -> LongWay.ofRequest().ifPresent(way -> tell(way, name)));
    }

    /** The answer that is kept under a key, when it is here and good; null: it must be asked for. */
    @Nullable
    Representation here(String key) {
        return kept.here(key);
    }

    private void tell(LongWay way, String key) {
        if (kept.isHere(key)) {
            way.tell(new LongWay.KeptJson(key));
        }
    }

    private byte[] bytes(Object answer) {
        try {
            return json.writeValueAsBytes(answer);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("This is no JSON: " + answer, e);
        }
    }

    private static final class AnswerCodec implements Codec<Representation> {

        static Representation answer(byte[] bytes) {
            return new Representation(bytes, MediaType.APPLICATION_JSON_TYPE).compressed();
        }

        @Override
        public byte[] write(Representation answer) {
            return answer.bytes(ContentEncoding.IDENTITY);
        }

        @Override
        public Optional<Representation> read(byte[] bytes) {
            return Optional.of(answer(bytes));
        }

        /** Beside the bytes, what is compressed. */
        @Override
        public int weight(int written) {
            return written + written / 2;
        }
    }
}
