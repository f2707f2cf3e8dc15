package dev.souk.web.hole;

import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A page after its first pass: the same for everyone, with holes. Filling them joins bytes; nothing that a template once
 * wrote is ever read as a template again.
 */
public final class TwoPassPage {

    private static final byte[] NOTHING = {};

    private final List<Segment> segments;

    TwoPassPage(List<Segment> segments) {
        this.segments = List.copyOf(segments);
    }

    List<Segment> segments() {
        return segments;
    }

    /** What has to be filled in. */
    public Set<Hole> holes() {
        Set<Hole> holes = EnumSet.noneOf(Hole.class);
        for (Segment segment : segments) {
            if (segment instanceof Segment.Open open) {
                holes.add(open.hole());
            }
        }
        return Collections.unmodifiableSet(holes);
    }

    /**
     * The second pass.
     *
     * @param fillings what goes into each hole, finished HTML in UTF-8; nothing into one that is missing
     */
    public byte[] filled(Map<Hole, byte[]> fillings) {
        byte[] page = new byte
                [segments.stream()
                        .mapToInt(segment -> bytes(segment, fillings).length)
                        .sum()];
        int end = 0;
        for (Segment segment : segments) {
            byte[] bytes = bytes(segment, fillings);
            System.arraycopy(bytes, 0, page, end, bytes.length);
            end += bytes.length;
        }
        return page;
    }

    private static byte[] bytes(Segment segment, Map<Hole, byte[]> fillings) {
        return switch (segment) {
            case Segment.Fixed fixed -> fixed.bytes();
            case Segment.Open open -> fillings.getOrDefault(open.hole(), NOTHING);
        };
    }
}
