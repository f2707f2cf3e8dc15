package dev.souk.catalog.picture;

/** What is thrown, glazed and fired. */
final class Ceramics {

    private static final double FLOOR = Scene.FLOOR;
    private static final double CENTRE = Still.CENTRE;

    private Ceramics() {}

    static void bowl(Still still) {
        Canvas canvas = still.canvas();
        Dice dice = still.dice();
        double lip = dice.between(190, 222);
        double height = dice.between(140, 190);
        Lathe bowl = new Lathe(CENTRE, FLOOR)
                .edge(0, lip * .4)
                .edge(14, lip * .38)
                .ring(height * .3, lip * dice.within(.66, .76))
                .ring(height * .7, lip * .94)
                .edge(height, lip);
        still.shadow(CENTRE, FLOOR, lip * .8);
        still.body(bowl, Finish.GLAZED);
        still.band(bowl, height * .44, height * .84, 9, 1, Colour.IVORY, Finish.GLAZED);
        still.sheen(bowl, height * .18, height * .92, .36);
        still.mouth(bowl, .96, still.main());
        if (dice.chance(55)) {
            fruit(still, CENTRE - lip * .36, FLOOR - height - 12, 52, Tint.SAFFRON.colour());
            fruit(still, CENTRE + lip * .3, FLOOR - height - 8, 50, Tint.POMEGRANATE.colour());
            fruit(
                    still,
                    CENTRE - 6,
                    FLOOR - height - 26,
                    56,
                    still.dice().chance(50) ? Tint.CLAY.colour() : Tint.OLIVE.colour());
            front(still, bowl, height);
        }
        canvas.stroke(bowl.hoop(height), still.main().light(.5).hex(), 3, .8);
    }

    /** The near wall once more, over what lies in the bowl. */
    private static void front(Still still, Lathe bowl, double height) {
        Pen lens = Pen.from(CENTRE - bowl.radius(height), FLOOR - height)
                .arc(bowl.radius(height), bowl.depth(height), false, CENTRE + bowl.radius(height), FLOOR - height)
                .arc(bowl.radius(height), bowl.depth(height) * .62, true, CENTRE - bowl.radius(height), FLOOR - height)
                .close();
        still.canvas().path(lens, still.canvas().fill(still.main().light(.1), Finish.GLAZED));
    }

    /** A round fruit with a dimple. */
    static void fruit(Still still, double x, double y, double radius, Colour colour) {
        Canvas canvas = still.canvas();
        canvas.ellipse(
                x,
                y,
                radius,
                radius * .94,
                canvas.around(
                        .34,
                        .28,
                        .8,
                        Stop.at(0, colour.light(.5)),
                        Stop.at(.45, colour),
                        Stop.at(1, colour.shade(.44))));
        canvas.ellipse(
                x + 4,
                y - radius * .82,
                radius * .14,
                radius * .06,
                colour.shade(.6).hex());
        Growth.leaf(canvas, x + 4, y - radius * .82, radius * .6, radius * .22, 62, Colour.LEAF);
    }

    static void plate(Still still) {
        Canvas canvas = still.canvas();
        double radius = still.dice().between(206, 230);
        double y = FLOOR - radius - 14;
        still.shadow(CENTRE + 10, FLOOR + 4, radius * .62);
        for (double side : new double[] {-1, 1}) {
            still.bar(
                    Pen.from(CENTRE + side * 104, FLOOR - 90)
                            .line(CENTRE + side * 96, FLOOR + 4)
                            .line(CENTRE + side * 112, FLOOR + 22)
                            .line(CENTRE + side * 118, FLOOR - 10),
                    15,
                    Colour.DARK_WOOD);
        }
        canvas.ellipse(CENTRE + 16, y + 10, radius, radius, Colour.INK.hex(), .22);
        Platter platter = new Platter(still, CENTRE, y, radius);
        platter.paint(Finish.GLAZED);
    }

    static void vase(Still still) {
        Dice dice = still.dice();
        double belly = dice.between(96, 128);
        double height = dice.between(270, 330);
        double widest = dice.within(.3, .66);
        Lathe vase = new Lathe(CENTRE, FLOOR)
                .edge(0, belly * .58)
                .ring(height * widest, belly)
                .ring(height * .84, belly * dice.within(.34, .5))
                .edge(height, belly * dice.within(.46, .62));
        still.shadow(CENTRE, FLOOR, belly * .8);
        double mouth = FLOOR - height;
        switch (dice.below(4)) {
            case 0 -> {
                Growth.twig(still.canvas(), CENTRE - 8, mouth + 6, 200, -70, Colour.LEAF);
                Growth.twig(still.canvas(), CENTRE + 10, mouth + 6, 170, 84, Colour.LEAF.shade(.14));
            }
            case 1, 2 -> {
                Colour petal = still.accent().brightness() > 210 ? Tint.CORAL.colour() : still.accent();
                Growth.flower(still.canvas(), CENTRE - 6, mouth + 6, 150, -66, 34, petal);
                Growth.flower(still.canvas(), CENTRE + 6, mouth + 6, 176, 34, 38, petal.light(.2));
                Growth.flower(still.canvas(), CENTRE + 12, mouth + 6, 110, 92, 28, petal.shade(.1));
            }
            default -> {}
        }
        still.body(vase, Finish.GLAZED);
        double low = height * Math.max(.2, widest - .16);
        still.band(vase, low, low + height * .28, 7, 1, Colour.IVORY, Finish.GLAZED);
        still.sheen(vase, height * .12, height * .92, .38);
        still.canvas().stroke(vase.hoop(height), still.main().light(.5).hex(), 5);
    }

    static void jug(Still still) {
        Canvas canvas = still.canvas();
        Dice dice = still.dice();
        double belly = dice.between(118, 140);
        double height = dice.between(290, 340);
        double neck = belly * dice.within(.5, .62);
        Lathe jug = new Lathe(CENTRE, FLOOR)
                .edge(0, belly * .66)
                .ring(height * .34, belly)
                .ring(height * .76, neck)
                .edge(height, neck * 1.16);
        still.shadow(CENTRE, FLOOR, belly * .84);
        double side = CENTRE + neck * .9;
        still.bar(
                Pen.from(side, FLOOR - height * .92)
                        .curve(
                                side + 120,
                                FLOOR - height * 1.02,
                                side + 116,
                                FLOOR - height * .52,
                                CENTRE + belly * .86,
                                FLOOR - height * .46),
                26,
                still.main().shade(.06));
        double lip = FLOOR - height;
        canvas.path(
                Pen.from(CENTRE - neck * .9, lip + 44)
                        .bend(CENTRE - neck * 1.1, lip + 8, CENTRE - neck * 1.9, lip - 20)
                        .bend(CENTRE - neck * .9, lip - 12, CENTRE - neck * .1, lip - 4)
                        .close(),
                still.main().light(.12).hex());
        still.body(jug, Finish.GLAZED);
        still.band(jug, height * .2, height * .48, 7, 1, Colour.IVORY, Finish.GLAZED);
        still.sheen(jug, height * .1, height * .9, .36);
        still.mouth(jug, .9, still.main());
    }

    static void tagine(Still still) {
        Canvas canvas = still.canvas();
        double wide = still.dice().between(190, 214);
        double height = still.dice().between(250, 300);
        still.shadow(CENTRE, FLOOR, wide * .92);
        Lathe dish = new Lathe(CENTRE, FLOOR)
                .edge(0, wide * .74)
                .ring(26, wide * .92)
                .edge(74, wide * 1.06);
        Still below = still.in(still.main().shade(.1));
        below.body(dish, Finish.GLAZED);
        dish.ring(canvas, 74, 1, still.main().light(.3).hex());
        Lathe cone = new Lathe(CENTRE, FLOOR - 74)
                .edge(0, wide * .94)
                .ring(40, wide * .8)
                .ring(height * .6, wide * .3)
                .edge(height * .84, wide * .16);
        still.body(cone, Finish.GLAZED);
        still.band(cone, 26, 78, 9, 1, Colour.IVORY, Finish.GLAZED);
        still.sheen(cone, 14, height * .8, .34);
        Lathe knob = new Lathe(CENTRE, FLOOR - 74)
                .edge(height * .8, wide * .15)
                .ring(height * .92, wide * .23)
                .edge(height, wide * .2);
        still.body(knob, still.main().shade(.04), Finish.GLAZED);
        knob.ring(canvas, height, 1, still.main().shade(.3).hex());
    }
}
