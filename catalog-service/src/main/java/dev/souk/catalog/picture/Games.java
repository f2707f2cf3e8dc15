package dev.souk.catalog.picture;

import java.util.List;

/** What is played with, slowly. */
final class Games {

    private static final double FLOOR = Scene.FLOOR;
    private static final double CENTRE = Still.CENTRE;

    private Games() {}

    static void backgammon(Still still) {
        Canvas canvas = still.canvas();
        double half = still.dice().between(216, 236);
        double top = FLOOR - 430;
        double low = FLOOR - 6;
        still.shadow(CENTRE, FLOOR + 6, half);
        Colour wood = still.main();
        canvas.rect(
                CENTRE - half + 8,
                top + 6,
                half * 2,
                low - top + 4,
                8,
                wood.shade(.6).hex());
        canvas.rect(
                CENTRE - half,
                top,
                half * 2,
                low - top,
                8,
                canvas.aslant(Stop.at(0, wood.light(.3)), Stop.at(.5, wood), Stop.at(1, wood.shade(.3))));
        Colour felt = wood.brightness() > 130 ? wood.shade(.36) : wood.light(.5);
        for (double left : new double[] {CENTRE - half + 22, CENTRE + 11}) {
            double width = half - 33;
            canvas.rect(left, top + 24, width, low - top - 48, 3, felt.hex());
            points(still, left, top + 24, width, low - top - 48);
        }
        if (still.ornamented()) {
            String inlay = still.ornament()
                    .fill(canvas, CENTRE, top + 2, 20, wood.shade(.2), Colour.IVORY, Colour.BRASS.light(.2));
            canvas.rect(CENTRE - half + 4, top + 2, half * 2 - 8, 20, 4, inlay);
            canvas.rect(CENTRE - half + 4, low - 22, half * 2 - 8, 20, 4, inlay);
        }
        canvas.stroke(Pen.from(CENTRE, top).line(CENTRE, low), wood.shade(.6).hex(), 4);
        stones(still, half, top, low);
        die(canvas, CENTRE - 54, FLOOR + 30, -8);
        die(canvas, CENTRE + 16, FLOOR + 36, 14);
    }

    private static void points(Still still, double left, double top, double width, double height) {
        Pen dark = new Pen();
        Pen light = new Pen();
        double one = width / 6;
        for (int i = 0; i < 6; i++) {
            Pen up = i % 2 == 0 ? dark : light;
            Pen down = i % 2 == 0 ? light : dark;
            double x = left + i * one;
            up.move(x + 2, top)
                    .line(x + one - 2, top)
                    .line(x + one / 2, top + height * .42)
                    .close();
            down.move(x + 2, top + height)
                    .line(x + one - 2, top + height)
                    .line(x + one / 2, top + height * .58)
                    .close();
        }
        still.canvas()
                .path(
                        dark,
                        still.accent().distance(Colour.IVORY) < 90
                                ? Tint.TERRACOTTA.colour().hex()
                                : still.accent().hex());
        still.canvas().path(light, Colour.IVORY.hex());
    }

    private static void stones(Still still, double half, double top, double low) {
        double one = (half - 33) / 6;
        for (int i = 0; i < 4; i++) {
            stone(still, CENTRE - half + 22 + one / 2, top + 40 + i * one * .92, one * .44, Colour.IVORY);
            stone(still, CENTRE + 11 + one * 5.5, low - 40 - i * one * .92, one * .44, new Colour(0x35262A));
            if (i < 3) {
                stone(still, CENTRE + 11 + one * 1.5, top + 40 + i * one * .92, one * .44, new Colour(0x35262A));
                stone(still, CENTRE - half + 22 + one * 3.5, low - 40 - i * one * .92, one * .44, Colour.IVORY);
            }
        }
    }

    private static void stone(Still still, double x, double y, double radius, Colour colour) {
        Canvas canvas = still.canvas();
        canvas.ellipse(x + 3, y + 4, radius, radius, Colour.INK.hex(), .4);
        canvas.ellipse(x, y, radius, radius, canvas.aslant(Stop.at(0, colour.light(.4)), Stop.at(1, colour.shade(.2))));
        canvas.ellipse(x, y, radius * .6, radius * .6, colour.shade(.16).hex());
    }

    private static void die(Canvas canvas, double x, double y, double degrees) {
        canvas.ellipse(x + 30, y + 40, 38, 9, Colour.INK.hex(), .3);
        canvas.transformed(x, y, 1, degrees);
        canvas.rect(0, 0, 42, 42, 8, canvas.aslant(Stop.at(0, Colour.WHITE), Stop.at(1, Colour.IVORY.shade(.2))));
        canvas.stroke(
                Pen.from(11, 11)
                        .line(11, 11)
                        .move(31, 31)
                        .line(31, 31)
                        .move(21, 21)
                        .line(21, 21),
                Colour.INK.hex(),
                7);
        canvas.end();
    }

    static void chess(Still still) {
        Canvas canvas = still.canvas();
        double half = 300;
        double back = FLOOR - 74;
        double near = FLOOR + 66;
        Surface board = new Surface() {
            @Override
            public double x(double u, double v) {
                return CENTRE + (u - .5) * (440 + 150 * v);
            }

            @Override
            public double y(double u, double v) {
                return back + (near - back) * v;
            }
        };
        still.shadow(CENTRE, near, half * .8);
        canvas.path(
                CellPath.parse("M-.4 -.4L10.4 -.4L10.4 10.4L-.4 10.4Z").repeat(board, 1, 1),
                still.main().shade(.44).hex(),
                1);
        canvas.path(CellPath.parse("M0 0L10 0L10 10L0 10Z").repeat(board, 1, 1), Colour.IVORY.hex(), 1);
        canvas.path(
                CellPath.parse("M0 0L5 0L5 5L0 5ZM5 5L10 5L10 10L5 10Z").repeat(board, 4, 2),
                still.main().hex(),
                1);
        canvas.path(
                Pen.from(board.x(-.04, 1.04), board.y(0, 1.04))
                        .line(board.x(1.04, 1.04), board.y(0, 1.04))
                        .line(board.x(1.04, 1.04), near + 34)
                        .line(board.x(-.04, 1.04), near + 34)
                        .close(),
                canvas.across(
                        Stop.at(0, still.main().light(.1)),
                        Stop.at(1, still.main().shade(.44))));
        Colour light = Colour.IVORY;
        Colour dark = still.main().brightness() > 150 ? still.main().shade(.5) : still.main();
        piece(still, dark, CENTRE + 150, back + 34, .8, false);
        piece(still, light, CENTRE - 150, back + 38, .84, false);
        piece(still, dark, CENTRE + 66, back + 60, 1, true);
        piece(still, light, CENTRE - 70, back + 84, 1.12, true);
        piece(still, light, CENTRE + 36, near - 14, .86, false);
    }

    /** A king or a pawn, turned. */
    private static void piece(Still still, Colour colour, double x, double y, double size, boolean king) {
        double tall = (king ? 310 : 150) * size;
        double wide = 54 * size;
        still.shadow(x, y, wide);
        Lathe body = new Lathe(x, y).edge(0, wide).ring(16 * size, wide * 1.02).ring(34 * size, wide * .66);
        if (king) {
            body.ring(tall * .5, wide * .36)
                    .ring(tall * .62, wide * .6)
                    .ring(tall * .66, wide * .44)
                    .edge(tall * .84, wide * .66)
                    .ring(tall * .9, wide * .4)
                    .edge(tall * .94, 4);
        } else {
            body.ring(tall * .54, wide * .34)
                    .ring(tall * .6, wide * .52)
                    .ring(tall * .66, wide * .34)
                    .ring(tall * .84, wide * .5)
                    .edge(tall, 4);
        }
        still.canvas().path(body.outline(), still.canvas().fill(colour, Finish.GLAZED));
        if (king) {
            Canvas canvas = still.canvas();
            Ornament.STARS.lay(
                    canvas,
                    Surface.flat(x - 17 * size, y - tall * .94 - 32 * size, 34 * size, 34 * size),
                    1,
                    1,
                    Colour.BRASS.hex(),
                    Colour.BRASS.light(.5).hex());
        }
    }

    static void cards(Still still) {
        Canvas canvas = still.canvas();
        List<Double> turns = List.of(-30.0, -15.0, 0.0, 15.0, 30.0);
        still.shadow(CENTRE, FLOOR + 16, 170);
        boolean back = true;
        for (double turn : turns) {
            canvas.transformed(CENTRE + turn * 1.2, FLOOR + 40, 1, turn);
            canvas.rect(-78 + 4, -408 + 5, 164, 250, 16, Colour.INK.hex(), .26);
            canvas.rect(
                    -82,
                    -408,
                    164,
                    250,
                    16,
                    canvas.aslant(Stop.at(0, Colour.WHITE), Stop.at(1, Colour.IVORY.shade(.08))));
            if (back) {
                backOf(still);
            } else {
                faceOf(still, turn > 20 ? still.main() : Colour.INK);
            }
            back = turn < 14;
            canvas.end();
        }
        canvas.rect(
                CENTRE - 112,
                FLOOR - 104,
                224,
                130,
                10,
                canvas.aslant(
                        Stop.at(0, still.main().light(.3)),
                        Stop.at(.5, still.main()),
                        Stop.at(1, still.main().shade(.3))));
        Ornament print = still.ornamented() ? still.ornament() : Ornament.DIAMONDS;
        print.lay(
                canvas,
                Surface.flat(CENTRE - 96, FLOOR - 90, 192, 102),
                6,
                3,
                still.accent().hex(),
                still.main().shade(.3).hex());
        canvas.stroke(
                Pen.from(CENTRE - 112, FLOOR - 104).line(CENTRE + 112, FLOOR - 104),
                still.main().shade(.5).hex(),
                5);
    }

    private static void backOf(Still still) {
        Canvas canvas = still.canvas();
        Ornament print = still.ornamented() ? still.ornament() : Ornament.DIAMONDS;
        canvas.rect(
                -70,
                -396,
                140,
                226,
                8,
                print.fill(
                        canvas,
                        -70,
                        -396,
                        35,
                        still.main(),
                        still.accent(),
                        still.main().shade(.3)));
        canvas.stroke(
                Pen.from(-70, -396)
                        .line(70, -396)
                        .line(70, -170)
                        .line(-70, -170)
                        .close(),
                still.main().shade(.2).hex(),
                4);
    }

    private static void faceOf(Still still, Colour suit) {
        Canvas canvas = still.canvas();
        Ornament.DIAMONDS.lay(canvas, Surface.flat(-36, -330, 72, 96), 1, 1, suit.hex(), suit.hex());
        Ornament.DIAMONDS.lay(canvas, Surface.flat(-70, -394, 26, 34), 1, 1, suit.hex(), suit.hex());
        Ornament.DIAMONDS.lay(canvas, Surface.flat(44, -206, 26, 34), 1, 1, suit.hex(), suit.hex());
    }
}
