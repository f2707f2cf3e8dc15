package dev.souk.catalog.picture;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The things we can draw, and the room each is at home in. */
public enum Motif {
    BACKGAMMON(Mood.NOON),
    BASKET(Mood.NOON),
    BATH_BOTTLE(Mood.WATER),
    BELT(Mood.LINEN),
    BLANKET(Mood.LINEN),
    BOARD(Mood.NOON),
    BOWL(Mood.NOON),
    BOX(Mood.NOON),
    BRACELET(Mood.LINEN),
    CANDLE(Mood.DUSK),
    CARAFE(Mood.WATER),
    CARDS(Mood.LINEN),
    CEZVE(Mood.NOON),
    CHESS(Mood.NOON),
    COFFEE_BAG(Mood.NOON),
    CUP(Mood.NOON),
    CUSHION(Mood.LINEN),
    EARRINGS(Mood.LINEN),
    FLASK(Mood.WATER),
    GLASS_VASE(Mood.WATER),
    HAMMAM_BOWL(Mood.WATER),
    HONEY_JAR(Mood.NOON),
    INK(Mood.LINEN),
    JUG(Mood.NOON),
    LANTERN(Mood.DUSK),
    NECKLACE(Mood.LINEN),
    NOTEBOOK(Mood.LINEN),
    OIL_BOTTLE(Mood.NOON),
    PENDANT_LAMP(Mood.DUSK),
    PLANT_POT(Mood.GARDEN),
    PLATE(Mood.NOON),
    POUF(Mood.LINEN),
    RING(Mood.LINEN),
    RUG(Mood.LINEN),
    RUNNER(Mood.LINEN),
    SACK(Mood.NOON),
    SAMOVAR(Mood.NOON),
    SATCHEL(Mood.LINEN),
    SCARF(Mood.LINEN),
    SEED_PACKET(Mood.GARDEN),
    SLIPPERS(Mood.LINEN),
    SOAP(Mood.WATER),
    SPICE_BOWL(Mood.NOON),
    SPICE_JAR(Mood.NOON),
    SPOON(Mood.NOON),
    TABLE_LAMP(Mood.DUSK),
    TAGINE(Mood.NOON),
    TEAPOT(Mood.NOON),
    TEA_GLASS(Mood.NOON),
    TEA_TIN(Mood.NOON),
    TOWEL(Mood.WATER),
    TRAY(Mood.NOON),
    TUMBLER(Mood.WATER),
    VASE(Mood.LINEN),
    WALLET(Mood.LINEN),
    WATERING_CAN(Mood.GARDEN);

    private static final Map<String, Motif> BY_SLUG =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(Motif::slug, Function.identity()));

    private final Mood mood;

    Motif(Mood mood) {
        this.mood = mood;
    }

    public static Optional<Motif> named(String slug) {
        return Optional.ofNullable(BY_SLUG.get(slug));
    }

    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    Mood mood() {
        return mood;
    }

    /** Whether there is room, and reason, for small things around it. */
    boolean likesCompany() {
        return switch (this) {
            case BOARD, BOX, CEZVE, CUP, FLASK, JUG, PLATE, SAMOVAR, SPOON, TAGINE, TEAPOT, TRAY, VASE -> true;
            default -> false;
        };
    }

    void paint(Still still) {
        switch (this) {
            case BACKGAMMON -> Games.backgammon(still);
            case BASKET -> Baskets.basket(still);
            case BATH_BOTTLE -> Bath.bathBottle(still);
            case BELT -> Hides.belt(still);
            case BLANKET -> Cloth.blanket(still);
            case BOARD -> Carpentry.board(still);
            case BOWL -> Ceramics.bowl(still);
            case BOX -> Carpentry.box(still);
            case BRACELET -> Jewellery.bracelet(still);
            case CANDLE -> Lights.candle(still);
            case CARAFE -> Glassware.carafe(still);
            case CARDS -> Games.cards(still);
            case CEZVE -> Coffee.cezve(still);
            case CHESS -> Games.chess(still);
            case COFFEE_BAG -> Coffee.coffeeBag(still);
            case CUP -> Teaware.cup(still);
            case CUSHION -> Cloth.cushion(still);
            case EARRINGS -> Jewellery.earrings(still);
            case FLASK -> Glassware.flask(still);
            case GLASS_VASE -> Glassware.glassVase(still);
            case HAMMAM_BOWL -> Bath.hammamBowl(still);
            case HONEY_JAR -> Larder.honeyJar(still);
            case INK -> Desk.ink(still);
            case JUG -> Ceramics.jug(still);
            case LANTERN -> Lights.lantern(still);
            case NECKLACE -> Jewellery.necklace(still);
            case NOTEBOOK -> Desk.notebook(still);
            case OIL_BOTTLE -> Larder.oilBottle(still);
            case PENDANT_LAMP -> Lights.pendantLamp(still);
            case PLANT_POT -> Courtyard.plantPot(still);
            case PLATE -> Ceramics.plate(still);
            case POUF -> Soles.pouf(still);
            case RING -> Jewellery.ring(still);
            case RUG -> Rugs.rug(still);
            case RUNNER -> Cloth.runner(still);
            case SACK -> Spices.sack(still);
            case SAMOVAR -> Coffee.samovar(still);
            case SATCHEL -> Hides.satchel(still);
            case SCARF -> Cloth.scarf(still);
            case SEED_PACKET -> Courtyard.seedPacket(still);
            case SLIPPERS -> Soles.slippers(still);
            case SOAP -> Bath.soap(still);
            case SPICE_BOWL -> Spices.spiceBowl(still);
            case SPICE_JAR -> Spices.spiceJar(still);
            case SPOON -> Carpentry.spoon(still);
            case TABLE_LAMP -> Lights.tableLamp(still);
            case TAGINE -> Ceramics.tagine(still);
            case TEAPOT -> Teaware.teapot(still);
            case TEA_GLASS -> Teaware.teaGlass(still);
            case TEA_TIN -> Coffee.teaTin(still);
            case TOWEL -> Bath.towel(still);
            case TRAY -> Baskets.tray(still);
            case TUMBLER -> Glassware.tumbler(still);
            case VASE -> Ceramics.vase(still);
            case WALLET -> Hides.wallet(still);
            case WATERING_CAN -> Courtyard.wateringCan(still);
        }
    }
}
