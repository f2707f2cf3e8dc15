package dev.souk.catalog.picture;

/** Small things that keep a still life company, behind and beside its subject. */
final class Companions {

    private static final double LEFT = 152;
    private static final double RIGHT = 652;
    private static final double BEHIND = Scene.HORIZON + 44;

    private Companions() {}

    static void paint(Still subject) {
        Still still = subject.plain();
        one(still, still.dice().chance(60) ? LEFT : RIGHT, BEHIND);
    }

    private static void one(Still still, double x, double y) {
        switch (still.dice().below(5)) {
            case 0, 1 -> fruits(still, x, y);
            case 2 -> books(still, x, y);
            case 3 -> sprig(still, x, y);
            default -> littleJar(still, x, y);
        }
    }

    private static void fruits(Still still, double x, double y) {
        Colour colour = still.dice().chance(50) ? Tint.SAFFRON.colour() : Tint.POMEGRANATE.colour();
        still.shadow(x, y, 44);
        Ceramics.fruit(still, x - 22, y - 32, 36, colour);
        Ceramics.fruit(still, x + 40, y - 26, 32, colour.light(.1));
    }

    private static void books(Still still, double x, double y) {
        still.shadow(x, y, 70);
        book(still.in(Tint.TEAL.colour()), x, y, 78);
        book(still.in(Tint.TERRACOTTA.colour()), x + 6, y - 26, 70);
        book(still.in(Tint.CREAM.colour()), x - 4, y - 52, 62);
    }

    private static void book(Still still, double x, double y, double half) {
        Colour cover = still.main();
        still.canvas().rect(x - half, y - 26, half * 2, 26, 4, still.canvas().fill(cover, Finish.MATTE));
        still.canvas()
                .rect(
                        x - half + 12,
                        y - 21,
                        half * 2 - 6,
                        16,
                        2,
                        Colour.IVORY.shade(.1).hex());
        still.canvas().rect(x - half, y - 26, 16, 26, 4, cover.shade(.2).hex());
    }

    private static void sprig(Still still, double x, double y) {
        Colour glass = Tint.SKY.colour();
        Lathe bottle = new Lathe(x, y).edge(0, 30).ring(40, 34).ring(72, 14).edge(100, 16);
        still.shadow(x, y, 32);
        Growth.twig(still.canvas(), x, y - 70, 130, x < Still.CENTRE ? -44 : 44, 2, Colour.LEAF);
        Glassware.blown(new Still(still.canvas(), still.dice(), glass, glass, Ornament.PLAIN), bottle, 44);
    }

    private static void littleJar(Still still, double x, double y) {
        Lathe jar = new Lathe(x, y).edge(0, 34).ring(34, 46).ring(70, 34).edge(84, 36);
        still.shadow(x, y, 44);
        still.body(jar, Colour.CLAY, Finish.MATTE);
        still.sheen(jar, 10, 70, .2);
        still.mouth(jar, .86, Colour.CLAY);
    }
}
