package dev.souk.catalog.picture;

/** A point of a gradient: where, in which colour, how opaque. */
record Stop(double offset, Colour colour, double opacity) {

    static Stop at(double offset, Colour colour) {
        return new Stop(offset, colour, 1);
    }

    static Stop at(double offset, Colour colour, double opacity) {
        return new Stop(offset, colour, opacity);
    }

    static String write(Stop... stops) {
        StringBuilder text = new StringBuilder();
        for (Stop stop : stops) {
            text.append("<stop offset=\"").append(Canvas.hundredths(stop.offset));
            text.append("\" stop-color=\"").append(stop.colour.hex());
            if (stop.opacity < 1) {
                text.append("\" stop-opacity=\"").append(Canvas.hundredths(stop.opacity));
            }
            text.append("\"/>");
        }
        return text.toString();
    }
}
