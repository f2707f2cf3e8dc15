package dev.souk.web.hole;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Takes in a first pass: text becomes bytes, holes stay holes. For one rendering, in one thread after another. */
public final class SegmentSink implements Consumer<String> {

    private static final int USUAL_LENGTH = 16 * 1024; // from one hole to the next

    private final List<Segment> segments = new ArrayList<>();
    private final StringBuilder text = new StringBuilder(USUAL_LENGTH);

    @Override
    public void accept(String part) {
        text.append(part);
    }

    void leave(Hole hole) {
        finishText();
        segments.add(new Segment.Open(hole));
    }

    /** All that came in. */
    public TwoPassPage page() {
        finishText();
        return new TwoPassPage(segments);
    }

    private void finishText() {
        if (!text.isEmpty()) {
            segments.add(new Segment.Plain(text.toString().getBytes(StandardCharsets.UTF_8)));
            text.setLength(0);
        }
    }
}
