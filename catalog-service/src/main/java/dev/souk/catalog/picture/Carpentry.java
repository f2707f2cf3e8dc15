package dev.souk.catalog.picture;

import java.util.List;

/** What is cut of wood. */
final class Carpentry {

    private static final double FLOOR = Scene.FLOOR;
    private static final double CENTRE = Still.CENTRE;

    private Carpentry() {}

    static void spoon(Still still) {
        Canvas canvas = still.canvas();
        Dice dice = still.dice();
        Colour pot = still.accent();
        double radius = dice.between(84, 98);
        double height = dice.between(190, 220);
        Lathe crock =
                new Lathe(CENTRE, FLOOR).edge(0, radius * .9).ring(20, radius).edge(height, radius);
        still.shadow(CENTRE, FLOOR, radius);
        crock.ring(canvas, height, 1, pot.light(.3).hex());
        crock.ring(canvas, height, .9, pot.shade(.5).hex());
        ladle(still, -24, 62, 40);
        ladle(still, -6, 50, 66);
        ladle(still, 13, 58, 48);
        ladle(still, 28, 40, 58);
        still.in(pot).body(crock, Finish.GLAZED);
        if (still.ornamented()) {
            new Still(canvas, dice, Colour.IVORY, still.main(), still.ornament())
                    .inlay(crock, height * .3, height * .62, 6, 1, pot);
        }
        still.sheen(crock, 16, height * .94, .36);
        canvas.stroke(crock.hoop(height), pot.light(.4).hex(), 7);
    }

    /** A wooden spoon that leans out of the crock. */
    private static void ladle(Still still, double degrees, double half, double tall) {
        Canvas canvas = still.canvas();
        canvas.transformed(CENTRE + degrees * 1.4, FLOOR - 130, 1, degrees);
        double length = 330;
        Colour wood = still.main().shade(Math.abs(degrees) / 160);
        still.bar(Pen.from(0, 0).line(0, -length + tall), 17, wood);
        canvas.path(
                Pen.from(-9, -length + tall * 1.1)
                        .curve(-half, -length + tall * .5, -half * .8, -length - tall * 1.3, 0, -length - tall * 1.3)
                        .curve(half * .8, -length - tall * 1.3, half, -length + tall * .5, 9, -length + tall * 1.1)
                        .close(),
                canvas.fill(wood, Finish.MATTE));
        canvas.ellipse(
                0,
                -length - tall * .28,
                half * .46,
                tall * .72,
                canvas.across(Stop.at(0, wood.shade(.4)), Stop.at(1, wood.light(.2))));
        canvas.end();
    }

    static void board(Still still) {
        Canvas canvas = still.canvas();
        Dice dice = still.dice();
        double half = dice.between(150, 174);
        double tall = dice.between(330, 370);
        double round = dice.pick(List.of(30.0, 70.0, half));
        double low = FLOOR - 4;
        double top = low - tall;
        still.shadow(CENTRE + 16, FLOOR + 2, half * .8);
        Pen shape = Pen.from(CENTRE - 30, top + 12)
                .line(CENTRE - 28, top - 70)
                .curve(CENTRE - 28, top - 104, CENTRE + 28, top - 104, CENTRE + 28, top - 70)
                .line(CENTRE + 30, top + 12)
                .curve(CENTRE + 40, top + 20, CENTRE + half, top + 20, CENTRE + half, top + 20 + round)
                .line(CENTRE + half, low - round * .6)
                .bend(CENTRE + half, low, CENTRE + half - round * .6, low)
                .line(CENTRE - half + round * .6, low)
                .bend(CENTRE - half, low, CENTRE - half, low - round * .6)
                .line(CENTRE - half, top + 20 + round)
                .curve(CENTRE - half, top + 20, CENTRE - 40, top + 20, CENTRE - 30, top + 12)
                .close();
        canvas.moved(16, 6);
        canvas.path(shape, Colour.INK.hex(), .28);
        canvas.end();
        canvas.moved(6, 3);
        canvas.path(shape, still.main().shade(.45).hex(), 1);
        canvas.end();
        grained(still, shape, top - 110, low);
        canvas.ellipse(CENTRE, top - 58, 12, 12, Colour.INK.hex(), .6);
        if (still.ornamented()) {
            still.ornament()
                    .lay(
                            canvas,
                            Surface.flat(CENTRE - half * .8, low - 76, half * 1.6, half * .32),
                            5,
                            1,
                            still.main().shade(.5).hex(),
                            still.main().light(.4).hex());
        }
    }

    /** Wood with its grain running upwards. */
    private static void grained(Still still, Pen shape, double top, double low) {
        Canvas canvas = still.canvas();
        Colour wood = still.main();
        canvas.path(shape, canvas.aslant(Stop.at(0, wood.light(.3)), Stop.at(.5, wood), Stop.at(1, wood.shade(.26))));
        canvas.inside(shape);
        Pen dark = new Pen();
        for (int i = 0; i < 11; i++) {
            double x = CENTRE - 180 + i * 36 + still.dice().within(-10, 10);
            double sway = still.dice().within(-22, 22);
            dark.move(x, top)
                    .curve(x + sway, top + (low - top) * .35, x - sway, top + (low - top) * .7, x + sway * .4, low);
        }
        canvas.stroke(dark, wood.shade(.5).hex(), 3, .34);
        canvas.end();
    }

    static void box(Still still) {
        Canvas canvas = still.canvas();
        Dice dice = still.dice();
        double half = dice.between(180, 206);
        double tall = dice.between(150, 190);
        double back = dice.between(70, 90);
        double shift = 70;
        double top = FLOOR - tall;
        still.shadow(CENTRE, FLOOR + 10, half);
        Pen side = Pen.from(CENTRE + half - 30, top)
                .line(CENTRE + half - 30 + shift, top - back)
                .line(CENTRE + half - 30 + shift, FLOOR - back)
                .line(CENTRE + half - 30, FLOOR + 10)
                .close();
        canvas.path(
                side,
                canvas.across(
                        Stop.at(0, still.main().shade(.4)),
                        Stop.at(1, still.main().shade(.55))));
        Pen front = Pen.from(CENTRE - half, top)
                .line(CENTRE + half - 30, top)
                .line(CENTRE + half - 30, FLOOR + 10)
                .line(CENTRE - half, FLOOR + 10)
                .close();
        canvas.path(
                front,
                canvas.aslant(
                        Stop.at(0, still.main().light(.24)),
                        Stop.at(.5, still.main()),
                        Stop.at(1, still.main().shade(.24))));
        Pen lid = Pen.from(CENTRE - half, top)
                .line(CENTRE - half + shift, top - back)
                .line(CENTRE + half - 30 + shift, top - back)
                .line(CENTRE + half - 30, top)
                .close();
        canvas.path(
                lid,
                canvas.across(
                        Stop.at(0, still.main().light(.44)),
                        Stop.at(1, still.main().light(.08))));
        Colour pearl = Colour.IVORY.light(.3);
        double length = half * 2 - 30;
        if (still.ornamented()) {
            Surface on = sheared(CENTRE - half, top, length, shift, back);
            canvas.path(
                    CellPath.parse("M.4 .8L9.6 .8L9.6 9.2L.4 9.2Z").repeat(on, 1, 1),
                    still.main().shade(.5).hex(),
                    1);
            still.ornament()
                    .lay(
                            canvas,
                            on.part(.06, .14, .94, .86),
                            6,
                            1,
                            pearl.hex(),
                            Colour.BRASS.light(.2).hex());
            canvas.rect(
                    CENTRE - half + 16,
                    top + 60,
                    length - 32,
                    tall - 70,
                    0,
                    still.main().shade(.5).hex());
            double cell = (tall - 86) / 2;
            int columns = (int) ((length - 48) / cell);
            still.ornament()
                    .lay(
                            canvas,
                            Surface.flat(
                                    CENTRE - half + (length - columns * cell) / 2, top + 68, columns * cell, cell * 2),
                            columns,
                            2,
                            pearl.hex(),
                            Colour.BRASS.hex());
        }
        canvas.stroke(
                Pen.from(CENTRE - half, top + 46)
                        .line(CENTRE + half - 30, top + 46)
                        .line(CENTRE + half - 30 + shift, top + 46 - back),
                still.main().shade(.6).hex(),
                4);
        double lock = CENTRE - 15;
        canvas.rect(lock - 20, top + 24, 40, 50, 8, canvas.fill(Colour.BRASS, Finish.METAL));
        canvas.ellipse(lock, top + 50, 6, 6, Colour.INK.hex());
    }

    private static Surface sheared(double left, double low, double width, double shift, double back) {
        return new Surface() {
            @Override
            public double x(double u, double v) {
                return left + width * u + shift * (1 - v);
            }

            @Override
            public double y(double u, double v) {
                return low - back * (1 - v);
            }
        };
    }
}
