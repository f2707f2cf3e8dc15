package dev.souk.web.hole;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A page after its first pass: the same for everyone, with holes. Filling them joins bytes; nothing that a template once
 * wrote is ever read as a template again.
 */
public final class TwoPassPage {

    /** As no hole is called. */
    private static final byte[] FIXED = {};

    private final List<Segment> segments;
    private final Set<Hole> holes;
    private volatile byte @Nullable [] digest;
    private volatile @Nullable FilledPage whole;

    TwoPassPage(List<Segment> segments) {
        this.segments = List.copyOf(segments);
        this.holes = holesOf(segments);
    }

    /**
     * A page that was kept.
     *
     * @param digest what {@link #digest} was before
     */
    TwoPassPage(List<Segment> segments, byte[] digest) {
        this(segments);
        this.digest = digest;
    }

    List<Segment> segments() {
        return segments;
    }

    /** The same to be kept: each segment compressed by itself, and the digest known. */
    public TwoPassPage compressed() {
        return new TwoPassPage(
                segments.stream()
                        .map(segment -> segment instanceof Segment.Fixed fixed ? fixed.deflated() : segment)
                        .toList(),
                digest());
    }

    /** What has to be filled in. */
    public Set<Hole> holes() {
        return holes;
    }

    /**
     * The second pass.
     *
     * @param fillings what goes into each hole, finished HTML in UTF-8; nothing into one that is missing
     */
    public FilledPage filled(Map<Hole, byte[]> fillings) {
        return holes.isEmpty() ? whole() : new FilledPage(this, fillings, true);
    }

    /** The same with something in a hole for want of what belongs there. */
    FilledPage filledForNow(Map<Hole, byte[]> fillings) {
        return new FilledPage(this, fillings, false);
    }

    boolean isCompressed() {
        return segments.stream().noneMatch(Segment.Plain.class::isInstance);
    }

    /** Of what everyone gets, and where the holes are. */
    byte[] digest() {
        byte[] known = digest;
        if (known == null) {
            known = digestOfSegments();
            digest = known;
        }
        return known;
    }

    /** Without a hole it is the same for everyone, however it travels. */
    private FilledPage whole() {
        FilledPage known = whole;
        if (known == null) {
            known = new FilledPage(this, Map.of(), true);
            whole = known;
        }
        return known;
    }

    private byte[] digestOfSegments() {
        Digest digest = new Digest();
        for (Segment segment : segments) {
            switch (segment) {
                case Segment.Fixed fixed -> digest.of(FIXED).of(fixed.plain());
                case Segment.Open open -> digest.of(open.hole().toString().getBytes(StandardCharsets.US_ASCII));
            }
        }
        return digest.value();
    }

    private static Set<Hole> holesOf(List<Segment> segments) {
        Set<Hole> holes = EnumSet.noneOf(Hole.class);
        for (Segment segment : segments) {
            if (segment instanceof Segment.Open open) {
                holes.add(open.hole());
            }
        }
        return Collections.unmodifiableSet(holes);
    }
}
