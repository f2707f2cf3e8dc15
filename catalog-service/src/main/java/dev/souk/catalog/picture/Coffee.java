package dev.souk.catalog.picture;

/** Coffee pots, samovars, and what is bought to fill them. */
final class Coffee {

    private static final double FLOOR = Scene.FLOOR;
    private static final double CENTRE = Still.CENTRE;
    private static final Colour BEAN = new Colour(0x4E2E1E);
    private static final Colour KRAFT = new Colour(0xC49A6C);

    private Coffee() {}

    static void cezve(Still still) {
        Dice dice = still.dice();
        double foot = dice.between(120, 140);
        double height = dice.between(220, 270);
        Lathe pot = new Lathe(CENTRE - 40, FLOOR)
                .edge(0, foot)
                .ring(12, foot * 1.04)
                .ring(height * .4, foot * .86)
                .ring(height * .74, foot * .66)
                .edge(height, foot * .86);
        still.shadow(CENTRE - 40, FLOOR, foot);
        double grip = CENTRE - 40 + foot * .7;
        double rise = FLOOR - height * .82;
        still.bar(Pen.from(grip - 10, rise).line(grip + 66, rise - 30), 16, Colour.BRASS);
        still.bar(Pen.from(grip + 60, rise - 27).line(grip + 240, rise - 98), 27, Colour.DARK_WOOD);
        still.body(pot, Finish.METAL);
        still.inlay(pot, height * .14, height * .44, 8, 1, still.main());
        still.canvas().stroke(pot.hoop(height * .5), still.main().light(.5).hex(), 3, .8);
        still.canvas().stroke(pot.hoop(height * .08), still.main().shade(.4).hex(), 3, .8);
        still.sheen(pot, height * .1, height * .9, .3);
        still.mouth(pot, .93, still.main());
        pot.ring(still.canvas(), height * .97, .8, BEAN.hex());
    }

    static void samovar(Still still) {
        Canvas canvas = still.canvas();
        double belly = still.dice().between(128, 150);
        still.shadow(CENTRE, FLOOR, belly);
        for (double x : new double[] {-1, 1}) {
            still.bar(
                    Pen.from(CENTRE + x * belly * .88, FLOOR - 330)
                            .curve(
                                    CENTRE + x * (belly + 62),
                                    FLOOR - 346,
                                    CENTRE + x * (belly + 62),
                                    FLOOR - 250,
                                    CENTRE + x * belly * .92,
                                    FLOOR - 246),
                    18,
                    Colour.DARK_WOOD);
        }
        Lathe base = new Lathe(CENTRE, FLOOR)
                .edge(0, 96)
                .edge(20, 96)
                .ring(34, 62)
                .ring(70, 42)
                .edge(100, 62);
        still.body(base, Finish.METAL);
        Lathe urn = new Lathe(CENTRE, FLOOR)
                .edge(92, 58)
                .ring(140, belly * .78)
                .ring(300, belly)
                .ring(340, belly * .94)
                .edge(372, belly * .6);
        still.body(urn, Finish.METAL);
        still.inlay(urn, 236, 300, 8, 1, still.main());
        canvas.stroke(urn.hoop(318), still.main().light(.4).hex(), 4);
        still.sheen(urn, 130, 340, .34);
        tap(still);
        Lathe crown = new Lathe(CENTRE, FLOOR)
                .edge(366, belly * .62)
                .edge(380, belly * .62)
                .ring(392, 46)
                .edge(416, 52);
        still.body(crown, Finish.METAL);
        Still small = still.in(still.accent().distance(still.main()) > 160 ? still.accent() : Colour.IVORY);
        Lathe pot = new Lathe(CENTRE, FLOOR - 416)
                .edge(0, 36)
                .ring(26, 60)
                .ring(40, 58)
                .edge(62, 34);
        small.body(pot, Finish.GLAZED);
        small.bar(
                Pen.from(CENTRE + 48, FLOOR - 464)
                        .curve(CENTRE + 90, FLOOR - 476, CENTRE + 90, FLOOR - 430, CENTRE + 50, FLOOR - 432),
                9,
                small.main());
        canvas.path(
                Pen.from(CENTRE - 50, FLOOR - 450)
                        .bend(CENTRE - 74, FLOOR - 452, CENTRE - 92, FLOOR - 482)
                        .line(CENTRE - 82, FLOOR - 486)
                        .bend(CENTRE - 66, FLOOR - 470, CENTRE - 46, FLOOR - 472)
                        .close(),
                small.main().hex());
        Teaware.lid(small, CENTRE, FLOOR - 476, 34);
    }

    private static void tap(Still still) {
        double x = CENTRE - 30;
        double y = FLOOR - 176;
        Colour metal = still.main();
        still.bar(Pen.from(x, y).line(x - 44, y + 20).line(x - 44, y + 50), 17, metal);
        still.bar(Pen.from(x - 34, y + 14).line(x - 34, y - 12), 8, metal);
        still.bar(Pen.from(x - 48, y - 16).line(x - 20, y - 16), 10, Colour.DARK_WOOD);
    }

    static void teaTin(Still still) {
        Canvas canvas = still.canvas();
        Dice dice = still.dice();
        double radius = dice.between(112, 140);
        double height = dice.between(250, 330);
        Lathe tin = new Lathe(CENTRE, FLOOR).edge(0, radius).edge(height, radius);
        still.shadow(CENTRE, FLOOR, radius * 1.02);
        still.body(tin, Finish.GLAZED);
        still.in(still.accent()).band(tin, 20, 64, 12, 1, still.main().shade(.24), Finish.GLAZED);
        canvas.path(tin.between(height * .34, height * .74), canvas.fill(Colour.IVORY, Finish.MATTE));
        canvas.stroke(tin.hoop(height * .34), Colour.BRASS.hex(), 4);
        canvas.stroke(tin.hoop(height * .74), Colour.BRASS.hex(), 4);
        double y = FLOOR - height * .5 + tin.depth(height * .5);
        Growth.leaf(canvas, CENTRE, y + 34, 66, 24, 0, Colour.LEAF);
        Growth.leaf(canvas, CENTRE, y + 34, 54, 20, -50, Colour.LEAF.shade(.1));
        Growth.leaf(canvas, CENTRE, y + 34, 54, 20, 50, Colour.LEAF.light(.1));
        Lathe lid = new Lathe(CENTRE, FLOOR - height)
                .edge(-34, radius + 4)
                .edge(6, radius + 4)
                .edge(12, radius - 6);
        still.body(lid, still.main().shade(.12), Finish.GLAZED);
        lid.ring(
                canvas,
                12,
                1,
                canvas.across(
                        Stop.at(0, still.main().light(.34)),
                        Stop.at(1, still.main().shade(.14))));
        still.sheen(tin, 10, height - 40, .26);
        spill(still, CENTRE - radius - 70, FLOOR + 26, new Colour(0x4F5A34));
    }

    static void coffeeBag(Still still) {
        Canvas canvas = still.canvas();
        double half = still.dice().between(130, 150);
        double top = FLOOR - still.dice().between(350, 400);
        still.shadow(CENTRE, FLOOR, half * 1.05);
        Pen bag = Pen.from(CENTRE - half, FLOOR - 6)
                .curve(CENTRE - half - 12, FLOOR - 160, CENTRE - half + 4, top + 120, CENTRE - half + 14, top + 40)
                .line(CENTRE + half - 14, top + 40)
                .curve(CENTRE + half - 4, top + 120, CENTRE + half + 12, FLOOR - 160, CENTRE + half, FLOOR - 6)
                .bend(CENTRE, FLOOR + 26, CENTRE - half, FLOOR - 6)
                .close();
        canvas.path(bag, canvas.fill(KRAFT, Finish.MATTE));
        Pen fold = Pen.from(CENTRE - half + 12, top + 44)
                .line(CENTRE - half + 18, top)
                .line(CENTRE + half - 18, top)
                .line(CENTRE + half - 12, top + 44)
                .close();
        canvas.path(fold, canvas.fill(KRAFT.shade(.12), Finish.MATTE));
        canvas.stroke(
                Pen.from(CENTRE - half + 4, top + 46).line(CENTRE + half - 4, top + 46),
                still.main().hex(),
                11);
        canvas.stroke(
                Pen.from(CENTRE + half - 30, top + 60)
                        .bend(CENTRE + half - 60, FLOOR - 180, CENTRE + half - 34, FLOOR - 14),
                KRAFT.shade(.5).hex(),
                3,
                .35);
        double side = half * 1.36;
        double y = top + 110;
        canvas.rect(
                CENTRE - side / 2,
                y,
                side,
                170,
                8,
                canvas.across(
                        Stop.at(0, still.main().light(.12)),
                        Stop.at(1, still.main().shade(.18))));
        Ornament stamp = still.ornamented() ? still.ornament() : Ornament.BLOSSOMS;
        Colour ink = still.main().brightness() > 150 ? Colour.INK : Colour.IVORY;
        stamp.lay(
                canvas,
                Surface.flat(CENTRE - 33, y + 24, 66, 66),
                1,
                1,
                ink.hex(),
                still.main().hex());
        canvas.rect(CENTRE - 60, y + 110, 120, 8, 4, ink.hex(), .85);
        canvas.rect(CENTRE - 38, y + 130, 76, 6, 3, ink.hex(), .6);
        beans(still, CENTRE - half - 60, FLOOR + 24);
        beans(still, CENTRE + half - 10, FLOOR + 44);
    }

    private static void beans(Still still, double x, double y) {
        Canvas canvas = still.canvas();
        for (int i = 0; i < 4; i++) {
            double atX = x + i * 27 + still.dice().below(12);
            double atY = y + still.dice().below(22);
            canvas.ellipse(atX + 6, atY + 8, 17, 6, Colour.INK.hex(), .3);
            canvas.transformed(atX, atY, 1, still.dice().between(-50, 50));
            canvas.ellipse(0, 0, 17, 11, canvas.around(.35, .3, .7, Stop.at(0, BEAN.light(.3)), Stop.at(1, BEAN)));
            canvas.stroke(
                    Pen.from(-14, 1).curve(-5, -5, 5, 6, 14, -1), BEAN.shade(.5).hex(), 2.5);
            canvas.end();
        }
    }

    /** A pinch of tea let fall beside the tin. */
    private static void spill(Still still, double x, double y, Colour colour) {
        Canvas canvas = still.canvas();
        canvas.ellipse(x + 40, y + 6, 66, 12, Colour.INK.hex(), .2);
        Pen dark = new Pen();
        Pen light = new Pen();
        for (int i = 0; i < 26; i++) {
            double atX = x + 40 + still.dice().within(-54, 54);
            double atY = y + still.dice().within(-10, 8) - (54 - Math.abs(atX - x - 40)) * .16;
            Pen pen = i % 3 == 0 ? light : dark;
            pen.move(atX, atY)
                    .line(atX + still.dice().within(-9, 9), atY + still.dice().within(-5, 5));
        }
        canvas.stroke(dark, colour.shade(.2).hex(), 4);
        canvas.stroke(light, colour.light(.3).hex(), 4);
    }
}
