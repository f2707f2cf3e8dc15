package dev.souk.catalog.picture;

import java.util.List;

/** What grows, and what it grows in. */
final class Courtyard {

    private static final double FLOOR = Scene.FLOOR;
    private static final double CENTRE = Still.CENTRE;

    private Courtyard() {}

    static void plantPot(Still still) {
        Canvas canvas = still.canvas();
        Dice dice = still.dice();
        double lip = dice.between(126, 150);
        double height = dice.between(190, 226);
        Lathe pot = new Lathe(CENTRE, FLOOR).edge(0, lip * .66).edge(height, lip * .96);
        still.shadow(CENTRE, FLOOR, lip * .86);
        double y = FLOOR - height - 30;
        plant(still, y);
        still.body(pot, Finish.MATTE);
        still.band(pot, height * .26, height * .64, 7, 1, Colour.IVORY, Finish.MATTE);
        Lathe rim = new Lathe(CENTRE, FLOOR - height).edge(-14, lip * 1.02).edge(34, lip * 1.08);
        still.body(rim, still.main().light(.06), Finish.MATTE);
        canvas.stroke(rim.hoop(34), still.main().light(.4).hex(), 4);
    }

    private static void plant(Still still, double y) {
        Canvas canvas = still.canvas();
        Dice dice = still.dice();
        Colour green = dice.pick(List.of(
                Colour.LEAF, Tint.EMERALD.colour().light(.1), Tint.SAGE.colour().shade(.16)));
        switch (dice.below(3)) {
            case 0 -> {
                for (int i = -4; i <= 4; i++) {
                    double length = 240 - Math.abs(i) * 22 + dice.below(20);
                    Growth.leaf(
                            canvas, CENTRE + i * 10, y + 30, length, 34, i * 17, i % 2 == 0 ? green : green.shade(.16));
                }
            }
            case 1 -> {
                Growth.twig(canvas, CENTRE - 20, y + 20, 220, -96, green);
                Growth.twig(canvas, CENTRE + 20, y + 20, 216, 100, green.shade(.1));
                Growth.twig(canvas, CENTRE, y + 20, 270, 6, green.light(.08));
            }
            default -> {
                Colour petal = still.accent().brightness() > 210 ? Tint.POMEGRANATE.colour() : still.accent();
                for (int i = -3; i <= 3; i++) {
                    Growth.leaf(canvas, CENTRE + i * 12, y + 36, 120, 44, i * 24, green.shade(i % 2 == 0 ? 0 : .14));
                }
                Growth.flower(canvas, CENTRE - 34, y + 20, 170, -64, 36, petal);
                Growth.flower(canvas, CENTRE, y + 20, 220, 8, 42, petal.light(.14));
                Growth.flower(canvas, CENTRE + 34, y + 20, 160, 74, 34, petal.shade(.1));
            }
        }
    }

    static void wateringCan(Still still) {
        Canvas canvas = still.canvas();
        double radius = still.dice().between(112, 130);
        double height = still.dice().between(206, 240);
        double x = CENTRE + 36;
        Lathe can = new Lathe(x, FLOOR).edge(0, radius).edge(height, radius * .9);
        still.shadow(x, FLOOR, radius);
        double spoutX = x - radius * .9;
        Pen spout = Pen.from(spoutX + 16, FLOOR - 26)
                .line(x - radius - 150, FLOOR - height - 50)
                .line(x - radius - 122, FLOOR - height - 66)
                .line(spoutX + 16, FLOOR - 96)
                .close();
        canvas.path(spout, canvas.fill(still.main(), Finish.METAL));
        canvas.transformed(x - radius - 136, FLOOR - height - 58, 1, -36);
        Lathe rose = new Lathe(0, 0).edge(-4, 17).edge(34, 46);
        still.body(rose, Finish.METAL);
        rose.ring(canvas, 34, 1, still.main().light(.34).hex());
        canvas.end();
        still.bar(
                Pen.from(x + radius * .84, FLOOR - height * .9)
                        .curve(
                                x + radius + 120,
                                FLOOR - height * 1.1,
                                x + radius + 110,
                                FLOOR - height * .1,
                                x + radius * .9,
                                FLOOR - 36),
                17,
                still.main());
        still.body(can, Finish.METAL);
        still.band(can, height * .3, height * .62, 7, 1, Colour.IVORY, Finish.GLAZED);
        for (double hoop : new double[] {.1, .9}) {
            canvas.stroke(can.hoop(height * hoop), still.main().shade(.3).hex(), 7, .8);
            canvas.stroke(can.hoop(height * hoop + 4), still.main().light(.5).hex(), 2, .8);
        }
        still.sheen(can, 14, height * .94, .3);
        still.mouth(can, .94, still.main());
        Pen front = Pen.from(x - radius * .9, FLOOR - height)
                .arc(radius * .9, can.depth(height), true, x + radius * .9, FLOOR - height)
                .arc(radius * .7, can.depth(height) * 2.4, false, x - radius * .9, FLOOR - height)
                .close();
        canvas.path(front, canvas.fill(still.main().shade(.1), Finish.METAL));
        still.bar(
                Pen.from(x - radius * .5, FLOOR - height - 14)
                        .curve(
                                x - radius * .4,
                                FLOOR - height - 96,
                                x + radius * .6,
                                FLOOR - height - 96,
                                x + radius * .7,
                                FLOOR - height - 6),
                14,
                still.main());
    }

    static void seedPacket(Still still) {
        packet(still.in(still.accent().mix(Colour.IVORY, .4)).plain(), CENTRE + 70, FLOOR - 30, 9);
        packet(still, CENTRE - 40, FLOOR + 10, -5);
        Canvas canvas = still.canvas();
        for (int i = 0; i < 9; i++) {
            double x = CENTRE + 120 + still.dice().below(150);
            double y = FLOOR + 20 + still.dice().below(46);
            canvas.ellipse(x + 3, y + 4, 10, 4, Colour.INK.hex(), .3);
            canvas.ellipse(x, y, 9, 6, Colour.DARK_WOOD.light(.2).hex());
        }
    }

    private static void packet(Still still, double x, double y, double degrees) {
        Canvas canvas = still.canvas();
        double half = 132;
        double tall = 370;
        still.shadow(x, y, half);
        canvas.transformed(x, y, 1, degrees);
        canvas.rect(
                -half,
                -tall,
                half * 2,
                tall,
                6,
                canvas.aslant(Stop.at(0, Colour.IVORY.light(.5)), Stop.at(1, Colour.IVORY.shade(.18))));
        canvas.rect(
                -half,
                -tall,
                half * 2,
                62,
                6,
                canvas.across(
                        Stop.at(0, still.main().light(.14)),
                        Stop.at(1, still.main().shade(.2))));
        canvas.rect(-half + 34, -tall + 22, half * 2 - 68, 10, 5, Colour.IVORY.hex());
        canvas.rect(-half + 64, -tall + 40, half * 2 - 128, 7, 3, Colour.IVORY.hex(), .8);
        canvas.rect(
                -half + 14,
                -tall + 76,
                half * 2 - 28,
                tall - 150,
                4,
                canvas.down(
                        Stop.at(0, still.main().light(.74)),
                        Stop.at(1, still.main().light(.5))));
        Growth.flower(canvas, 0, -92, 140, 0, 54, still.main());
        Growth.flower(canvas, -30, -92, 90, -34, 32, still.main().shade(.1));
        Growth.flower(canvas, 30, -92, 96, 40, 34, still.main().light(.2));
        if (still.ornamented()) {
            still.ornament()
                    .lay(
                            canvas,
                            Surface.flat(-half + 14, -52, half * 2 - 28, 34),
                            7,
                            1,
                            still.main().hex(),
                            still.main().shade(.3).hex());
        }
        canvas.end();
    }
}
