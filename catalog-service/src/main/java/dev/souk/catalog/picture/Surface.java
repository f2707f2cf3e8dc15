package dev.souk.catalog.picture;

/** A patch of a thing's skin that a pattern can be laid upon: u from left to right, v from top to bottom, 0 to 1. */
interface Surface {

    double x(double u, double v);

    double y(double u, double v);

    /** The part of this surface between two us and two vs. */
    default Surface part(double u0, double v0, double u1, double v1) {
        Surface whole = this;
        return new Surface() {
            @Override
            public double x(double u, double v) {
                return whole.x(u0 + (u1 - u0) * u, v0 + (v1 - v0) * v);
            }

            @Override
            public double y(double u, double v) {
                return whole.y(u0 + (u1 - u0) * u, v0 + (v1 - v0) * v);
            }
        };
    }

    /** A flat upright rectangle. */
    static Surface flat(double left, double top, double width, double height) {
        return new Surface() {
            @Override
            public double x(double u, double v) {
                return left + width * u;
            }

            @Override
            public double y(double u, double v) {
                return top + height * v;
            }
        };
    }
}
