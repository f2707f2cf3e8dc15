package dev.souk.web.hole;

import dev.souk.web.Content;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A page after its second pass: what it goes out as, joined from its pieces when it is known how it will travel. */
public final class FilledPage implements Content {

    private static final byte[] NOTHING = {};

    private final TwoPassPage page;
    private final Map<Hole, byte[]> fillings;
    private final boolean forAnyTime;
    private volatile byte @Nullable [] plain;
    private volatile byte @Nullable [] gzip;
    private volatile byte @Nullable [] digest;

    FilledPage(TwoPassPage page, Map<Hole, byte[]> fillings, boolean forAnyTime) {
        this.page = page;
        this.fillings = fillings;
        this.forAnyTime = forAnyTime;
    }

    /** What is in its holes. Nobody changes it. */
    public Map<Hole, byte[]> fillings() {
        return fillings;
    }

    /** Whether the same browser finds the same in the holes as long as its cookies are the same. */
    public boolean isForAnyTime() {
        return forAnyTime;
    }

    @Override
    public int length() {
        int length = 0;
        for (Segment segment : segments()) {
            length += switch (segment) {
                case Segment.Fixed fixed -> fixed.length();
                case Segment.Open open -> filling(open.hole()).length;
            };
        }
        return length;
    }

    @Override
    public byte[] plain() {
        byte[] known = plain;
        if (known == null) {
            known = joined();
            plain = known;
        }
        return known;
    }

    /** What is the visitor's own is in it as it is, and never compressed. */
    @Override
    public byte[] gzip() {
        byte[] known = gzip;
        if (known == null) {
            known = StitchedGzip.of(page.isCompressed() ? segments() : deflatedAsOne(), this::filling);
            gzip = known;
        }
        return known;
    }

    /** Of the page with its holes and of what is in them: the page itself is hashed once, when it is made. */
    @Override
    public byte[] digest() {
        byte[] known = digest;
        if (known == null) {
            known = digestOfParts();
            digest = known;
        }
        return known;
    }

    private byte[] joined() {
        ByteBuffer joined = ByteBuffer.allocate(length());
        for (Segment segment : segments()) {
            joined.put(
                    switch (segment) {
                        case Segment.Fixed fixed -> fixed.plain();
                        case Segment.Open open -> filling(open.hole());
                    });
        }
        return joined.array();
    }

    /** A page for this request alone: it is known how much is in its holes, and so a segment can refer to one before. */
    private List<Segment> deflatedAsOne() {
        List<Segment> deflated = new ArrayList<>();
        try (Compressor compressor = new Compressor()) {
            for (Segment segment : segments()) {
                switch (segment) {
                    case Segment.Fixed fixed -> deflated.add(compressor.next(fixed.plain()));
                    case Segment.Open open -> {
                        compressor.pass(filling(open.hole()).length);
                        deflated.add(open);
                    }
                }
            }
        }
        return deflated;
    }

    private byte[] digestOfParts() {
        Digest digest = new Digest().of(page.digest());
        page.holes().forEach(hole -> digest.of(filling(hole)));
        return digest.value();
    }

    private List<Segment> segments() {
        return page.segments();
    }

    private byte[] filling(Hole hole) {
        return fillings.getOrDefault(hole, NOTHING);
    }
}
