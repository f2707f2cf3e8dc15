package dev.souk.catalog.picture;

import java.util.ArrayList;
import java.util.List;

/** The radius of a turned thing at every height: smooth through its rings, with a corner where one is wished. */
final class Profile {

    private record Ring(double height, double radius, boolean corner) {}

    private final List<Ring> rings = new ArrayList<>();

    void add(double height, double radius, boolean corner) {
        rings.add(new Ring(height, radius, corner));
    }

    /** Adds to another the rings of this one below a height, closer to the axis by a wall. */
    void cut(Profile other, double wall, double upTo) {
        other.add(bottom() + wall, Math.max(2, radius(bottom() + wall) - wall), true);
        for (Ring ring : rings) {
            if (ring.height > bottom() + wall * 2 && ring.height < upTo - wall) {
                other.add(ring.height, Math.max(2, ring.radius - wall), ring.corner);
            }
        }
        other.add(upTo, Math.max(2, radius(upTo) - wall), true);
    }

    double bottom() {
        return rings.get(0).height;
    }

    double top() {
        return rings.get(rings.size() - 1).height;
    }

    double radius(double height) {
        return radius(segment(height), Math.clamp(height, bottom(), top()));
    }

    /**
     * Goes along the profile from one height to another, adding a curve for each piece.
     *
     * @param axis the screen's x of the axis; {@code side} times the radius away from it is the profile
     * @param floor the screen's y of height zero
     */
    void trace(Pen pen, double axis, double side, double floor, double from, double to) {
        List<Double> stops = stops(from, to);
        for (int i = 0; i + 1 < stops.size(); i++) {
            double start = stops.get(i);
            double end = stops.get(i + 1);
            int segment = segment((start + end) / 2);
            double third = (end - start) / 3;
            pen.curve(
                    axis + side * (radius(segment, start) + slope(segment, start) * third),
                    floor - start - third,
                    axis + side * (radius(segment, end) - slope(segment, end) * third),
                    floor - end + third,
                    axis + side * radius(segment, end),
                    floor - end);
        }
    }

    private List<Double> stops(double from, double to) {
        double low = Math.min(from, to);
        double high = Math.max(from, to);
        List<Double> stops = new ArrayList<>();
        stops.add(low);
        for (Ring ring : rings) {
            if (ring.height > low && ring.height < high) {
                stops.add(ring.height);
            }
        }
        stops.add(high);
        return from < to ? stops : stops.reversed();
    }

    private int segment(double height) {
        int segment = 0;
        while (segment + 2 < rings.size() && height > rings.get(segment + 1).height) {
            segment++;
        }
        return segment;
    }

    /** Cubic Hermite between two rings. */
    private double radius(int segment, double height) {
        Ring below = rings.get(segment);
        Ring above = rings.get(segment + 1);
        double rise = above.height - below.height;
        double t = (height - below.height) / rise;
        return below.radius * (2 * t * t * t - 3 * t * t + 1)
                + tangent(segment, segment) * rise * (t * t * t - 2 * t * t + t)
                + above.radius * (3 * t * t - 2 * t * t * t)
                + tangent(segment, segment + 1) * rise * (t * t * t - t * t);
    }

    private double slope(int segment, double height) {
        Ring below = rings.get(segment);
        Ring above = rings.get(segment + 1);
        double rise = above.height - below.height;
        double t = (height - below.height) / rise;
        return (above.radius - below.radius) / rise * (6 * t - 6 * t * t)
                + tangent(segment, segment) * (3 * t * t - 4 * t + 1)
                + tangent(segment, segment + 1) * (3 * t * t - 2 * t);
    }

    /** The slope at a ring as seen from a segment: that of the segment at corners and ends, else held so that nothing swings over. */
    private double tangent(int segment, int ring) {
        boolean end = ring == 0 || ring == rings.size() - 1;
        if (end || rings.get(ring).corner) {
            return chord(segment);
        }
        double below = chord(ring - 1);
        double above = chord(ring);
        if (below * above <= 0) {
            return 0;
        }
        double steepest = 3 * Math.min(Math.abs(below), Math.abs(above));
        return Math.clamp((below + above) / 2, -steepest, steepest);
    }

    private double chord(int segment) {
        Ring below = rings.get(segment);
        Ring above = rings.get(segment + 1);
        return (above.radius - below.radius) / (above.height - below.height);
    }
}
