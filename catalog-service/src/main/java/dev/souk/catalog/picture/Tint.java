package dev.souk.catalog.picture;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The colours things are sold in. Each paints the picture of its variant. */
public enum Tint {
    AMBER("Amber", 0xD9862B),
    AUBERGINE("Aubergine", 0x553052),
    BLACK("Black", 0x3A3637),
    BLUSH("Blush", 0xE3B5A4),
    BRASS("Brass", 0xCFA148),
    CHESTNUT("Chestnut", 0x7E4A30),
    CLAY("Clay", 0xBE6E47),
    COBALT("Cobalt", 0x2C55A5),
    COGNAC("Cognac", 0xA9622F),
    COPPER("Copper", 0xC0714B),
    CORAL("Coral", 0xE07B62),
    CREAM("Cream", 0xEFE2C6),
    EMERALD("Emerald", 0x1F7D5B),
    GOLD("Gold", 0xDFB04A),
    GRAPHITE("Graphite", 0x56565C),
    HONEY("Honey", 0xD99A3D),
    INDIGO("Indigo", 0x34427D),
    IVORY("Ivory", 0xF3E9D6),
    LAVENDER("Lavender", 0xA99AC4),
    MINT("Mint", 0xA8CFB6),
    MUSTARD("Mustard", 0xCB9A2B),
    NATURAL("Natural", 0xCFB083),
    OAK("Oak", 0xBE8E58),
    OLIVE("Olive", 0x7C8044),
    POMEGRANATE("Pomegranate", 0xA82C40),
    ROSE("Rose", 0xCF8088),
    RUST("Rust", 0xA84E2C),
    SAFFRON("Saffron", 0xE5A125),
    SAGE("Sage", 0x9DAA85),
    SAND("Sand", 0xDCC6A0),
    SILVER("Silver", 0xBFC5C9),
    SKY("Sky", 0x86B4D0),
    SMOKE("Smoke", 0x8F8B88),
    TEAL("Teal", 0x1F7F7E),
    TERRACOTTA("Terracotta", 0xC8623C),
    TURQUOISE("Turquoise", 0x3FA9A8),
    WALNUT("Walnut", 0x6E482F),
    WHITE("White", 0xF6F3EC);

    private static final Map<String, Tint> BY_SLUG =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Tint::slug, Function.identity()));

    private final String title;
    private final int rgb;

    Tint(String title, int rgb) {
        this.title = title;
        this.rgb = rgb;
    }

    public static Optional<Tint> named(String slug) {
        return Optional.ofNullable(BY_SLUG.get(slug));
    }

    /** As the shopper reads it. */
    public String title() {
        return title;
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As CSS writes it. */
    public String hex() {
        return colour().hex();
    }

    Colour colour() {
        return new Colour(rgb);
    }
}
