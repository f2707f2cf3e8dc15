package dev.souk.catalog.picture;

/** What is ground, heaped and sold by weight. */
final class Spices {

    private static final double FLOOR = Scene.FLOOR;
    private static final double CENTRE = Still.CENTRE;
    private static final Colour JUTE = new Colour(0xC9A877);

    private Spices() {}

    static void spiceBowl(Still still) {
        Canvas canvas = still.canvas();
        double lip = still.dice().between(176, 200);
        double height = still.dice().between(104, 130);
        double peak = still.dice().between(110, 150);
        Still bowlStill = still.in(still.accent());
        Lathe bowl = new Lathe(CENTRE, FLOOR)
                .edge(0, lip * .42)
                .edge(10, lip * .4)
                .ring(height * .34, lip * .78)
                .edge(height, lip);
        still.shadow(CENTRE, FLOOR, lip * .86);
        bowlStill.body(bowl, Finish.GLAZED);
        new Still(canvas, still.dice(), Colour.IVORY, still.accent(), still.ornament())
                .inlay(bowl, height * .46, height * .86, 9, 1, still.accent());
        bowlStill.sheen(bowl, height * .2, height * .94, .36);
        bowlStill.mouth(bowl, .95, still.accent());
        heap(still, CENTRE, FLOOR - height + 4, lip * .9, peak);
        if (still.dice().chance(60)) {
            scoop(still, CENTRE + lip * .36, FLOOR - height - peak * .34);
        }
    }

    /** A heap of something ground, lit from the left, with a few loose grains. */
    static void heap(Still still, double x, double y, double half, double peak) {
        Canvas canvas = still.canvas();
        Colour colour = still.main();
        Pen cone = Pen.from(x - half, y)
                .curve(x - half * .6, y - peak * .2, x - half * .26, y - peak, x - half * .02, y - peak)
                .curve(x + half * .26, y - peak, x + half * .62, y - peak * .16, x + half, y)
                .arc(half, half * .16, true, x - half, y)
                .close();
        canvas.path(
                cone,
                canvas.aslant(
                        Stop.at(.1, colour.light(.4)),
                        Stop.at(.42, colour),
                        Stop.at(.62, colour.shade(.16)),
                        Stop.at(.9, colour.shade(.42))));
        Pen bright = new Pen();
        Pen dark = new Pen();
        for (int i = 0; i < 30; i++) {
            double high = still.dice().within(.02, .9);
            double atX = x + half * (1 - high) * still.dice().within(-.86, .86);
            double atY = y - peak * high * .94 + half * .06;
            (i % 2 == 0 ? bright : dark).move(atX, atY).line(atX + 2, atY + 1);
        }
        canvas.stroke(bright, colour.light(.5).hex(), 4, .8);
        canvas.stroke(dark, colour.shade(.45).hex(), 4, .6);
    }

    private static void scoop(Still still, double x, double y) {
        Canvas canvas = still.canvas();
        canvas.transformed(x, y, 1, 34);
        still.bar(Pen.from(0, 0).line(0, -150), 20, Colour.WOOD);
        canvas.path(
                Pen.from(-32, -10)
                        .curve(-40, 60, 40, 60, 32, -10)
                        .bend(0, -26, -32, -10)
                        .close(),
                canvas.fill(Colour.WOOD, Finish.MATTE));
        canvas.ellipse(0, -8, 31, 12, still.main().shade(.1).hex());
        canvas.end();
    }

    static void spiceJar(Still still) {
        Canvas canvas = still.canvas();
        double radius = still.dice().between(100, 118);
        double height = still.dice().between(250, 300);
        Lathe jar = new Lathe(CENTRE, FLOOR)
                .edge(0, radius * .94)
                .ring(16, radius)
                .ring(height * .76, radius)
                .ring(height * .92, radius * .8)
                .edge(height, radius * .76);
        still.shadow(CENTRE, FLOOR, radius);
        Lathe fill = jar.filled(8, height * still.dice().within(.66, .8));
        still.body(fill, Finish.MATTE);
        fill.ring(canvas, fill.height(), 1, still.main().light(.3).hex());
        canvas.path(jar.outline(), canvas.fill(Colour.WHITE, Finish.GLASS), .55);
        Larder.label(still, jar, height * .2, height * .56);
        still.sheen(jar, 20, height * .84, .5);
        Larder.cork(still, CENTRE, FLOOR - height, radius * .74, 54);
        heap(still, CENTRE + radius + 64, FLOOR + 34, 62, 40);
    }

    static void sack(Still still) {
        Canvas canvas = still.canvas();
        double half = still.dice().between(150, 172);
        double height = still.dice().between(250, 290);
        Lathe sack = new Lathe(CENTRE, FLOOR)
                .edge(0, half * .86)
                .ring(30, half)
                .ring(height * .5, half * 1.02)
                .edge(height, half * .84);
        still.shadow(CENTRE, FLOOR, half);
        still.body(sack, JUTE, Finish.MATTE);
        String weave =
                "<path d=\"M0 3h12M0 9h12M3 0v12M9 0v12\" stroke=\"#7a5c38\" stroke-opacity=\".3\" stroke-width=\"1.4\"/>";
        canvas.path(sack.outline(), canvas.tiles(0, 0, 12, 12, weave), 1);
        Ornament stamp = still.ornamented() ? still.ornament() : Ornament.LEAVES;
        stamp.lay(
                canvas,
                sack.band(height * .24, height * .66).part(.34, 0, .66, 1),
                1,
                1,
                still.accent().shade(.1).hex(),
                still.accent().hex());
        heap(still, CENTRE, FLOOR - height + 2, half * .82, 78);
        nuts(still, FLOOR - height - 4, half);
        Pen roll = Pen.from(CENTRE - half * .86, FLOOR - height)
                .arc(half * .86, half * .14, false, CENTRE + half * .86, FLOOR - height);
        still.bar(roll, 34, JUTE.light(.14));
    }

    /** Pieces that lie on the heap and have rolled off it. */
    private static void nuts(Still still, double y, double half) {
        Canvas canvas = still.canvas();
        for (int i = 0; i < 15; i++) {
            double high = i * .068;
            double x = CENTRE
                    + half
                            * .74
                            * (1 - high)
                            * (i % 2 == 0 ? 1 : -1)
                            * still.dice().within(.2, 1);
            nut(still, x, y - 78 * high, still.dice().between(-60, 60));
        }
        for (int i = 0; i < 3; i++) {
            double x = CENTRE + half + 20 + i * 34;
            double at = FLOOR + 26 + still.dice().below(22);
            canvas.ellipse(x + 6, at + 10, 20, 6, Colour.INK.hex(), .28);
            nut(still, x, at, still.dice().between(-60, 60));
        }
    }

    private static void nut(Still still, double x, double y, double turn) {
        Canvas canvas = still.canvas();
        Colour colour = still.main();
        canvas.transformed(x, y, 1, turn);
        canvas.path(
                Pen.from(-19, 0).bend(-10, -15, 20, 0).bend(-10, 15, -19, 0).close(),
                canvas.around(
                        .35, .3, .8, Stop.at(0, colour.light(.45)), Stop.at(.5, colour), Stop.at(1, colour.shade(.4))));
        canvas.end();
    }
}
