package dev.souk.catalog.picture;

/** What is woven of cane, and beaten into trays. */
final class Baskets {

    private static final double FLOOR = Scene.FLOOR;
    private static final double CENTRE = Still.CENTRE;

    private Baskets() {}

    static void basket(Still still) {
        Canvas canvas = still.canvas();
        Dice dice = still.dice();
        double lip = dice.between(164, 194);
        double height = dice.between(190, 240);
        still.shadow(CENTRE, FLOOR, lip * .9);
        boolean handled = dice.chance(50);
        if (handled) {
            double arch = dice.between(330, 380);
            still.bar(
                    Pen.from(CENTRE - lip * .9, FLOOR - height + 10)
                            .curve(
                                    CENTRE - lip * .9,
                                    FLOOR - height - arch * .62,
                                    CENTRE + lip * .9,
                                    FLOOR - height - arch * .62,
                                    CENTRE + lip * .9,
                                    FLOOR - height + 10),
                    22,
                    still.main().shade(.06));
        }
        Lathe basket = new Lathe(CENTRE, FLOOR)
                .edge(0, lip * .72)
                .ring(height * .4, lip * .98)
                .edge(height, lip);
        still.body(basket, Finish.MATTE);
        int rows = 9;
        Pen weft = new Pen();
        Pen bright = new Pen();
        Surface skin = basket.band(0, height);
        int stakes = 15;
        for (int row = 0; row < rows; row++) {
            for (int stake = 0; stake < stakes; stake++) {
                if ((row + stake) % 2 == 0) {
                    double u = (stake + .06) / stakes;
                    double end = (stake + .94) / stakes;
                    double v = (row + .5) / rows;
                    double middle = (u + end) / 2;
                    weft.move(skin.x(u, v), skin.y(u, v))
                            .bend(skin.x(middle, v), skin.y(middle, v) + 4, skin.x(end, v), skin.y(end, v));
                    bright.move(skin.x(u, v), skin.y(u, v) - 5)
                            .bend(skin.x(middle, v), skin.y(middle, v) - 2, skin.x(middle, v), skin.y(middle, v) - 3);
                }
            }
        }
        canvas.stroke(weft, still.main().shade(.42).hex(), 7, .75);
        canvas.stroke(bright, still.main().light(.5).hex(), 3, .7);
        if (still.ornamented()) {
            still.inlay(basket, height * .4, height * .72, 8, 1, still.main());
        }
        still.mouth(basket, .93, still.main());
        filling(still, lip, height);
        double y = FLOOR - height;
        still.bar(Pen.from(CENTRE - lip, y).arc(lip, basket.depth(height), false, CENTRE + lip, y), 22, still.main());
        canvas.stitches(
                Pen.from(CENTRE - lip, y).arc(lip, basket.depth(height), false, CENTRE + lip, y),
                still.main().shade(.5).hex(),
                3);
    }

    private static void filling(Still still, double lip, double height) {
        double y = FLOOR - height;
        switch (still.dice().below(3)) {
            case 0 -> {
                Ceramics.fruit(still, CENTRE - lip * .46, y - 14, 54, Tint.CLAY.colour());
                Ceramics.fruit(still, CENTRE + lip * .42, y - 12, 52, Tint.SAFFRON.colour());
                Ceramics.fruit(still, CENTRE, y - 22, 60, Tint.POMEGRANATE.colour());
            }
            case 1 -> {
                Canvas canvas = still.canvas();
                Pen cloth = Pen.from(CENTRE - lip * .8, y + 8)
                        .curve(CENTRE - lip * .6, y - 70, CENTRE - lip * .1, y - 40, CENTRE, y - 52)
                        .curve(CENTRE + lip * .3, y - 84, CENTRE + lip * .7, y - 40, CENTRE + lip * .8, y + 8)
                        .close();
                canvas.path(
                        cloth,
                        canvas.aslant(
                                Stop.at(0, Colour.IVORY.light(.5)),
                                Stop.at(.5, Colour.IVORY),
                                Stop.at(1, Colour.IVORY.shade(.36))));
            }
            default -> {}
        }
    }

    static void tray(Still still) {
        Canvas canvas = still.canvas();
        double radius = still.dice().between(206, 232);
        double y = FLOOR - radius - 4;
        still.shadow(CENTRE + 16, FLOOR + 4, radius * .6);
        canvas.ellipse(CENTRE + 18, y + 8, radius, radius, Colour.INK.hex(), .28);
        new Platter(still, CENTRE, y, radius).paint(Finish.METAL);
    }
}
