package dev.souk.catalog.picture;

/** What is woven to be folded, thrown and worn. */
final class Cloth {

    private static final double FLOOR = Scene.FLOOR;
    private static final double CENTRE = Still.CENTRE;

    private Cloth() {}

    static void cushion(Still still) {
        Canvas canvas = still.canvas();
        double half = still.dice().between(186, 208);
        double y = FLOOR - half * .86;
        still.shadow(CENTRE, FLOOR + 14, half * .84);
        canvas.transformed(CENTRE, y, 1, still.dice().between(-5, 5));
        double tall = half * .9;
        Pen pillow = Pen.from(-half, -tall)
                .bend(0, -tall * .84, half, -tall)
                .bend(half * .86, 0, half, tall)
                .bend(0, tall * .9, -half, tall)
                .bend(-half * .86, 0, -half, -tall)
                .close();
        Colour ground = still.main();
        Colour figure = still.accent();
        canvas.path(pillow, still.ornament().fill(canvas, -half, -half, half / 2.5, ground, figure, ground.shade(.3)));
        String weave = "<path d=\"M0 1.5h6M1.5 0v6\" stroke=\"#1c1008\" stroke-opacity=\".12\" stroke-width=\"1\"/>";
        canvas.path(pillow, canvas.tiles(0, 0, 6, 6, weave), 1);
        canvas.path(
                pillow,
                canvas.around(
                        .4,
                        .34,
                        .74,
                        Stop.at(0, Colour.WHITE, .28),
                        Stop.at(.5, Colour.WHITE, 0),
                        Stop.at(1, new Colour(0x1C1008), .46)));
        canvas.stroke(pillow, figure.shade(.1).hex(), 5, .9);
        canvas.stroke(
                Pen.from(-half * .9, -tall * .9)
                        .bend(-half * .6, -tall * .7, -half * .52, -tall * .5)
                        .move(half * .88, tall * .86)
                        .bend(half * .66, tall * .7, half * .56, tall * .46),
                ground.shade(.5).hex(),
                4,
                .4);
        for (double x : new double[] {-1, 1}) {
            for (double up : new double[] {-1, 1}) {
                tassel(still, x * half, up * tall, x * 20);
            }
        }
        canvas.end();
    }

    private static void tassel(Still still, double x, double y, double lean) {
        Canvas canvas = still.canvas();
        canvas.ellipse(x, y, 11, 11, still.accent().shade(.12).hex());
        canvas.path(
                Pen.from(x - 8, y + 6)
                        .bend(x + lean - 20, y + 34, x + lean - 14, y + 58)
                        .line(x + lean + 14, y + 58)
                        .bend(x + lean + 12, y + 28, x + 8, y + 6)
                        .close(),
                canvas.across(
                        Stop.at(0, still.accent().light(.2)),
                        Stop.at(1, still.accent().shade(.3))));
    }

    static void blanket(Still still) {
        Canvas canvas = still.canvas();
        double half = still.dice().between(190, 214);
        still.shadow(CENTRE, FLOOR + 10, half * .98);
        Colour[] folds = {still.main(), still.main().shade(.06), still.main().light(.06)};
        double thick = still.dice().between(62, 74);
        for (int i = 0; i < 3; i++) {
            fold(still.in(folds[i]), CENTRE + (i - 1) * 6, FLOOR + 6 - i * thick, half - i * 5, thick);
        }
        double top = FLOOR + 6 - 3 * thick;
        Pen flap = Pen.from(CENTRE - half * .7, top + 2)
                .line(CENTRE - half * .08, top + 2)
                .curve(CENTRE + half * .06, top + 60, CENTRE - half * .02, top + 110, CENTRE + 2, FLOOR - thick * .6)
                .line(CENTRE - half * .66, FLOOR - thick * .5)
                .curve(CENTRE - half * .74, top + 110, CENTRE - half * .66, top + 60, CENTRE - half * .7, top + 2)
                .close();
        Ornament weave = still.ornamented() ? still.ornament() : Ornament.STRIPES;
        canvas.path(
                flap,
                weave.fill(
                        canvas,
                        CENTRE - half * .7,
                        top,
                        44,
                        still.main(),
                        still.accent(),
                        still.accent().mix(still.main(), .5)));
        canvas.path(
                flap,
                canvas.aslant(Stop.at(0, Colour.WHITE, .2), Stop.at(.5, Colour.WHITE, 0), Stop.at(1, Colour.INK, .34)));
        Rugs.fringe(still, CENTRE - half * .66, FLOOR - thick * .56, half * .66, 40);
    }

    /** One fold of something thick: a rounded edge to the front. */
    static void fold(Still still, double x, double y, double half, double thick) {
        Canvas canvas = still.canvas();
        Pen side = Pen.from(x - half, y - thick + 10)
                .bend(x - half, y - thick, x - half + 14, y - thick)
                .line(x + half - 10, y - thick)
                .curve(x + half + 22, y - thick, x + half + 22, y, x + half - 10, y)
                .line(x - half + 14, y)
                .bend(x - half, y, x - half, y - 10)
                .close();
        canvas.path(
                side,
                canvas.down(
                        Stop.at(0, still.main().light(.26)),
                        Stop.at(.4, still.main()),
                        Stop.at(1, still.main().shade(.36))));
        canvas.stroke(
                Pen.from(x - half + 6, y - thick * .5).line(x + half - 4, y - thick * .5),
                still.main().shade(.4).hex(),
                3,
                .5);
        Ornament weave = still.ornamented() ? still.ornament() : Ornament.STRIPES;
        double cell = (thick - 10) / 2;
        String woven = weave.fill(
                canvas,
                x,
                y - thick + 5,
                cell,
                still.main(),
                still.accent(),
                still.accent().mix(still.main(), .5));
        canvas.rect(x + half * .3, y - thick + 5, cell * 5, cell * 2, 3, woven, .85);
    }

    static void runner(Still still) {
        Canvas canvas = still.canvas();
        double half = still.dice().between(120, 140);
        Pen lying = Pen.from(CENTRE - half * .7, Scene.HORIZON + 6)
                .line(CENTRE + half * .7, Scene.HORIZON + 6)
                .line(CENTRE + half * 1.24, 770)
                .line(CENTRE - half * 1.24, 770)
                .close();
        Ornament weave = still.ornamented() ? still.ornament() : Ornament.STRIPES;
        canvas.path(
                lying,
                weave.fill(
                        canvas,
                        CENTRE - 17,
                        Scene.HORIZON,
                        34,
                        still.main(),
                        still.accent(),
                        still.main().shade(.2)));
        canvas.path(lying, canvas.aslant(Stop.at(0, Colour.WHITE, .24), Stop.at(1, Colour.INK, .3)));
        still.shadow(CENTRE, FLOOR + 4, 172);
        for (int i = 0; i < 4; i++) {
            fold(
                    still.in(i % 2 == 0 ? still.main() : still.main().light(.1)),
                    CENTRE + (i % 2) * 6,
                    FLOOR - i * 44,
                    168 - i * 3,
                    44);
        }
        canvas.rect(
                CENTRE - 178,
                FLOOR - 118,
                356,
                22,
                4,
                canvas.across(
                        Stop.at(0, still.accent().light(.1)),
                        Stop.at(1, still.accent().shade(.3))));
        Growth.twig(canvas, CENTRE - 70, FLOOR - 174, 44, 130, Colour.LEAF);
    }

    static void scarf(Still still) {
        Canvas canvas = still.canvas();
        double y = 190;
        still.bar(Pen.from(CENTRE - 210, y).line(CENTRE + 210, y), 18, Colour.DARK_WOOD);
        canvas.ellipse(CENTRE - 214, y, 17, 17, Colour.BRASS.hex());
        canvas.ellipse(CENTRE + 214, y, 17, 17, Colour.BRASS.hex());
        double low = still.dice().between(600, 640);
        double near = still.dice().between(470, 540);
        hanging(still, CENTRE + 34, y, 104, near, still.main().shade(.16));
        hanging(still, CENTRE - 60, y, 132, low, still.main());
    }

    /** A length of cloth over a rod, with soft folds and a fringe. */
    private static void hanging(Still still, double x, double y, double half, double low, Colour colour) {
        Canvas canvas = still.canvas();
        Pen shape = Pen.from(x - half * .8, y)
                .curve(x - half * .8, y - 24, x + half * .8, y - 24, x + half * .8, y)
                .curve(x + half * .9, y + 120, x + half * .94, low - 120, x + half, low)
                .bend(x + half * .6, low + 10, x + half * .3, low - 2)
                .bend(x, low + 12, x - half * .4, low)
                .bend(x - half * .7, low + 10, x - half, low - 4)
                .curve(x - half * .94, low - 120, x - half * .9, y + 120, x - half * .8, y)
                .close();
        canvas.moved(16, 8);
        canvas.path(shape, Colour.INK.hex(), .22);
        canvas.end();
        Rugs.fringe(still.in(colour), x - half, low - 4, half * 2, 36);
        canvas.path(
                shape,
                still.ornament()
                        .fill(
                                canvas,
                                x - half,
                                y,
                                half * .5,
                                colour,
                                still.accent().mix(colour, .2),
                                colour.shade(.24)));
        canvas.inside(shape);
        canvas.rect(x - half - 4, low - 92, half * 2 + 8, 22, 0, still.accent().hex());
        canvas.rect(x - half - 4, low - 60, half * 2 + 8, 8, 0, still.accent().hex());
        canvas.end();
        canvas.path(
                shape,
                canvas.across(
                        Stop.at(0, Colour.INK, .2),
                        Stop.at(.14, Colour.WHITE, .24),
                        Stop.at(.3, Colour.INK, .16),
                        Stop.at(.46, Colour.WHITE, .16),
                        Stop.at(.62, Colour.INK, .22),
                        Stop.at(.78, Colour.WHITE, .1),
                        Stop.at(1, Colour.INK, .42)),
                1);
    }
}
