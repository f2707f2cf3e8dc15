package dev.souk.catalog.picture;

/** A colour as the screen knows it, and its neighbours in light and shade. */
record Colour(int rgb) {

    static final Colour WHITE = new Colour(0xFFFFFF);
    static final Colour INK = new Colour(0x2B2118);
    static final Colour IVORY = new Colour(0xF3E9D6);
    static final Colour BRASS = new Colour(0xC99A3E);
    static final Colour WOOD = new Colour(0x9C6B43);
    static final Colour DARK_WOOD = new Colour(0x5E3D29);
    static final Colour LEAF = new Colour(0x6C8447);
    static final Colour CLAY = new Colour(0xBE6E47);

    private static final int WARM_LIGHT = 0xFFF6E0;
    private static final int COOL_SHADE = 0x22152A;

    /** Towards {@code other} by {@code share} of the way. */
    Colour mix(Colour other, double share) {
        return new Colour(channel(other, share, 16) | channel(other, share, 8) | channel(other, share, 0));
    }

    Colour light(double share) {
        return mix(new Colour(WARM_LIGHT), share);
    }

    Colour shade(double share) {
        return mix(new Colour(COOL_SHADE), share);
    }

    /** How bright it seems, 0 to 255. */
    int brightness() {
        return (red() * 299 + green() * 587 + blue() * 114) / 1000;
    }

    /** How far apart two colours seem; below about 90 one is hard to see on the other. */
    int distance(Colour other) {
        return Math.abs(red() - other.red())
                + Math.abs(green() - other.green())
                + Math.abs(blue() - other.blue())
                + Math.abs(brightness() - other.brightness());
    }

    String hex() {
        String digits = Integer.toHexString(0x1000000 | rgb);
        return "#" + digits.substring(1);
    }

    private int channel(Colour other, double share, int shift) {
        int from = (rgb >> shift) & 0xFF;
        int to = (other.rgb >> shift) & 0xFF;
        return (int) Math.round(from + (to - from) * share) << shift;
    }

    private int red() {
        return (rgb >> 16) & 0xFF;
    }

    private int green() {
        return (rgb >> 8) & 0xFF;
    }

    private int blue() {
        return rgb & 0xFF;
    }
}
