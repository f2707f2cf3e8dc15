package dev.souk.catalog.picture;

/**
 * A thing turned on the wheel: rings one above the other around an upright axis, seen from slightly above. From its
 * profile come the outline, bands around it, the sheen on its left and the skin for a pattern.
 */
final class Lathe {

    private final double axis;
    private final double floor;
    private final Profile profile = new Profile();

    Lathe(double axis, double floor) {
        this.axis = axis;
        this.floor = floor;
    }

    /** The next ring upwards, joined by a smooth curve. */
    Lathe ring(double height, double radius) {
        profile.add(height, radius, false);
        return this;
    }

    /** The next ring upwards, where the profile has a corner. */
    Lathe edge(double height, double radius) {
        profile.add(height, radius, true);
        return this;
    }

    double radius(double height) {
        return profile.radius(height);
    }

    /** What fills it: the same shape, thinner by a wall, up to a height. */
    Lathe filled(double wall, double upTo) {
        Lathe filling = new Lathe(axis, floor);
        profile.cut(filling.profile, wall, upTo);
        return filling;
    }

    double axis() {
        return axis;
    }

    double height() {
        return profile.top();
    }

    /** On the screen, the middle of the ring at this height. */
    double level(double height) {
        return floor - height;
    }

    /** Half the height of the ellipse a ring makes on the screen: flatter nearer the eye. */
    double depth(double height) {
        return radius(height) * (.2 - .1 * Math.min(1, Math.max(0, height) / 600));
    }

    Pen outline() {
        return between(profile.bottom(), profile.top());
    }

    /** The skin between two heights. */
    Pen between(double low, double high) {
        Pen pen = Pen.from(axis - radius(high), level(high));
        profile.trace(pen, axis, -1, floor, high, low);
        pen.arc(radius(low), depth(low), false, axis + radius(low), level(low));
        profile.trace(pen, axis, 1, floor, low, high);
        return pen.arc(radius(high), depth(high), true, axis - radius(high), level(high))
                .close();
    }

    /** The line around the front at one height. */
    Pen hoop(double height) {
        return Pen.from(axis - radius(height), level(height))
                .arc(radius(height), depth(height), false, axis + radius(height), level(height));
    }

    /** A streak of light down the left side. */
    Pen sheen(double low, double high) {
        Pen pen = Pen.from(axis - radius(high) * .8, level(high));
        profile.trace(pen, axis, -.8, floor, high, low);
        pen.line(axis - radius(low) * .74, level(low));
        profile.trace(pen, axis, -.66, floor, low, high);
        return pen.close();
    }

    /** The ellipse across it at one height, as a lid or a level shows it. */
    void ring(Canvas canvas, double height, double share, String fill) {
        canvas.ellipse(axis, level(height), radius(height) * share, depth(height) * share, fill);
    }

    /** The front of the skin between two heights: u once around the visible half, v downwards. */
    Surface band(double low, double high) {
        return new Surface() {
            @Override
            public double x(double u, double v) {
                return axis + radius(at(v)) * StrictMath.sin((u - .5) * StrictMath.PI);
            }

            @Override
            public double y(double u, double v) {
                return level(at(v)) + depth(at(v)) * StrictMath.cos((u - .5) * StrictMath.PI);
            }

            private double at(double v) {
                return high + (low - high) * v;
            }
        };
    }
}
