package dev.souk.catalog.picture;

/** What the hammam and the washstand need. */
final class Bath {

    private static final double FLOOR = Scene.FLOOR;
    private static final double CENTRE = Still.CENTRE;

    private Bath() {}

    static void soap(Still still) {
        Dice dice = still.dice();
        bar(still.in(still.main().shade(.1)), CENTRE - 34, FLOOR + 8, 158, 88);
        bar(still.in(still.main().light(.1)), CENTRE + 66, FLOOR - 26, 146, 84);
        bar(still, CENTRE + dice.between(-24, 20), FLOOR - 108, 158, 92);
        Growth.twig(still.canvas(), CENTRE + 196, FLOOR + 46, 120, 50, Colour.LEAF);
    }

    /** A bar of soap with its stamp, seen over a corner. */
    private static void bar(Still still, double x, double y, double half, double tall) {
        Canvas canvas = still.canvas();
        still.shadow(x, y, half * .98);
        Colour colour = still.main();
        double back = 44;
        double shift = 48;
        Pen top = Pen.from(x - half, y - tall)
                .line(x - half + shift, y - tall - back)
                .line(x + half + shift, y - tall - back)
                .line(x + half, y - tall)
                .close();
        Pen side = Pen.from(x + half, y - tall)
                .line(x + half + shift, y - tall - back)
                .line(x + half + shift, y - back)
                .line(x + half, y)
                .close();
        Pen front = Pen.from(x - half, y - tall)
                .line(x + half, y - tall)
                .line(x + half, y)
                .line(x - half, y)
                .close();
        canvas.path(front, canvas.aslant(Stop.at(0, colour.light(.34)), Stop.at(1, colour.shade(.06))));
        canvas.path(side, colour.shade(.3).hex());
        canvas.path(top, canvas.across(Stop.at(0, colour.light(.6)), Stop.at(1, colour.light(.24))));
        Pen edges = Pen.from(x - half, y - tall)
                .line(x + half, y - tall)
                .line(x + half, y)
                .move(x + half, y - tall)
                .line(x + half + shift, y - tall - back);
        canvas.stroke(edges, colour.light(.7).hex(), 4, .8);
        Ornament stamp = still.ornamented() ? still.ornament() : Ornament.LEAVES;
        double print = tall * .66;
        canvas.moved(2, 2);
        stamp.lay(
                canvas,
                Surface.flat(x - print / 2, y - tall * .83, print, print),
                1,
                1,
                colour.light(.6).hex(),
                colour.light(.6).hex());
        canvas.end();
        stamp.lay(
                canvas,
                Surface.flat(x - print / 2, y - tall * .83, print, print),
                1,
                1,
                colour.shade(.34).hex(),
                colour.shade(.4).hex());
        canvas.stroke(
                Pen.from(x - half * .8, y - tall * .5)
                        .line(x - half * .36, y - tall * .5)
                        .move(x + half * .36, y - tall * .5)
                        .line(x + half * .8, y - tall * .5),
                colour.shade(.3).hex(),
                4,
                .6);
    }

    static void towel(Still still) {
        Canvas canvas = still.canvas();
        Dice dice = still.dice();
        double half = 196;
        double thick = dice.between(66, 78);
        still.shadow(CENTRE, FLOOR + 8, half);
        Cloth.fold(still, CENTRE, FLOOR + 4, half, thick);
        Cloth.fold(still.in(still.main().light(.3)), CENTRE + 4, FLOOR + 4 - thick, half - 6, thick * .86);
        rolled(still, CENTRE - 78, FLOOR - thick * 1.86, dice.between(66, 76));
        rolled(still.in(still.main().light(.3)), CENTRE + 86, FLOOR - thick * 1.86, dice.between(62, 72));
        canvas.ellipse(CENTRE, FLOOR - thick * 1.84, 150, 7, Colour.INK.hex(), .2);
    }

    /** A rolled towel seen from its end. */
    private static void rolled(Still still, double x, double floor, double radius) {
        Canvas canvas = still.canvas();
        Colour colour = still.main();
        double y = floor - radius;
        canvas.ellipse(
                x,
                y,
                radius,
                radius,
                canvas.aslant(Stop.at(0, colour.light(.5)), Stop.at(.5, colour), Stop.at(1, colour.shade(.36))));
        Pen spiral = Pen.from(x + radius * .86, y);
        double reach = radius * .86;
        for (int turn = 0; turn < 5; turn++) {
            double next = reach - radius * .16;
            double side = turn % 2 == 0 ? -1 : 1;
            spiral.arc((reach + next) / 2, (reach + next) / 2, true, x + side * next, y);
            reach = next;
        }
        canvas.stroke(spiral, colour.shade(.4).hex(), 6, .7);
        canvas.stroke(
                Pen.from(x - radius * .8, y - radius * .58)
                        .bend(x - radius * .3, y - radius * 1.1, x + radius * .4, y - radius * .86),
                colour.light(.7).hex(),
                6,
                .6);
    }

    static void hammamBowl(Still still) {
        Canvas canvas = still.canvas();
        double lip = still.dice().between(190, 214);
        double height = still.dice().between(96, 120);
        Lathe bowl = new Lathe(CENTRE - 20, FLOOR)
                .edge(0, lip * .5)
                .ring(16, lip * .78)
                .ring(height * .6, lip * .96)
                .edge(height, lip);
        still.shadow(CENTRE - 20, FLOOR, lip * .84);
        still.body(bowl, Finish.METAL);
        if (still.ornamented()) {
            Colour cut = still.main().shade(.5);
            still.ornament()
                    .lay(
                            canvas,
                            bowl.band(height * .3, height * .88),
                            10,
                            1,
                            cut.hex(),
                            still.main().light(.5).hex());
        }
        still.mouth(bowl, .96, still.main());
        bowl.ring(
                canvas,
                height * .94,
                .86,
                canvas.across(
                        Stop.at(0, new Colour(0x7FB4B8)),
                        Stop.at(.5, new Colour(0xBFE0DF)),
                        Stop.at(1, new Colour(0x88B9BB))));
        double y = FLOOR - height;
        canvas.ellipse(CENTRE - 60, y + 2, 44, 5, Colour.WHITE.hex(), .5);
        Growth.blossom(canvas, CENTRE + 30, y, 26, Tint.ROSE.colour());
        Growth.blossom(canvas, CENTRE - 90, y + 8, 18, Tint.BLUSH.colour());
        double x = CENTRE + lip + 30;
        canvas.ellipse(x + 20, FLOOR + 34, 76, 12, Colour.INK.hex(), .26);
        canvas.ellipse(
                x,
                FLOOR + 8,
                62,
                38,
                canvas.around(.34, .3, .8, Stop.at(0, new Colour(0xF3DFA6)), Stop.at(1, new Colour(0xBF9650))));
        Pen holes = new Pen();
        for (int i = 0; i < 12; i++) {
            double atX = x + still.dice().within(-44, 44);
            double atY = FLOOR + 8 + still.dice().within(-22, 24);
            holes.move(atX, atY).line(atX + 3, atY + 1);
        }
        canvas.stroke(holes, new Colour(0x8A6632).hex(), 8, .6);
    }

    static void bathBottle(Still still) {
        Canvas canvas = still.canvas();
        Dice dice = still.dice();
        double radius = dice.between(92, 108);
        double height = dice.between(236, 276);
        Lathe bottle = new Lathe(CENTRE, FLOOR)
                .edge(0, radius * .96)
                .ring(10, radius)
                .ring(height * .84, radius)
                .edge(height, radius * .4);
        still.shadow(CENTRE, FLOOR, radius);
        canvas.path(bottle.outline(), canvas.fill(still.main(), Finish.GLAZED), .94);
        Larder.label(still, bottle, height * .18, height * .68);
        still.sheen(bottle, 14, height * .86, .46);
        Lathe collar = new Lathe(CENTRE, FLOOR - height).edge(-6, radius * .4).edge(40, radius * .4);
        still.body(collar, Colour.BRASS, Finish.METAL);
        collar.ring(canvas, 40, 1, Colour.BRASS.light(.4).hex());
        if (dice.chance(50)) {
            Lathe bulb = new Lathe(CENTRE, FLOOR - height - 36)
                    .edge(0, radius * .2)
                    .ring(40, radius * .24)
                    .edge(86, radius * .16);
            still.body(bulb, Tint.BLACK.colour(), Finish.GLAZED);
        } else {
            still.bar(Pen.from(CENTRE, FLOOR - height - 34).line(CENTRE, FLOOR - height - 84), 15, Colour.BRASS);
            still.bar(
                    Pen.from(CENTRE + 40, FLOOR - height - 86)
                            .line(CENTRE - 54, FLOOR - height - 86)
                            .bend(CENTRE - 76, FLOOR - height - 84, CENTRE - 80, FLOOR - height - 64),
                    20,
                    Colour.BRASS);
        }
        Growth.twig(
                canvas,
                CENTRE + radius + 60,
                FLOOR + 34,
                140,
                70,
                Tint.SAGE.colour().shade(.14));
        pebble(canvas, CENTRE - radius - 70, FLOOR + 24, 44);
        pebble(canvas, CENTRE - radius - 30, FLOOR + 46, 30);
    }

    private static void pebble(Canvas canvas, double x, double y, double half) {
        Colour stone = Tint.SMOKE.colour();
        canvas.ellipse(x + half * .3, y + half * .4, half * 1.2, half * .22, Colour.INK.hex(), .26);
        canvas.ellipse(
                x,
                y,
                half,
                half * .52,
                canvas.around(.34, .3, .8, Stop.at(0, stone.light(.6)), Stop.at(1, stone.shade(.24))));
    }
}
