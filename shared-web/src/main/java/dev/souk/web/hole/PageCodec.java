package dev.souk.web.hole;

import dev.souk.cache.Codec;
import java.util.Optional;

/** Pages after their first pass, for the cache. */
public final class PageCodec implements Codec<TwoPassPage> {

    @Override
    public byte[] write(TwoPassPage page) {
        return PageBytes.write(page);
    }

    @Override
    public Optional<TwoPassPage> read(byte[] bytes) {
        return PageBytes.read(bytes);
    }

    @Override
    public int weight(int written) {
        return written;
    }
}
