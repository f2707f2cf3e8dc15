package dev.souk.catalog.picture;

/** What is sewn of soft leather, to sit on and to walk in. */
final class Soles {

    private static final double FLOOR = Scene.FLOOR;
    private static final double CENTRE = Still.CENTRE;

    private Soles() {}

    static void pouf(Still still) {
        Canvas canvas = still.canvas();
        double wide = still.dice().between(204, 226);
        double height = still.dice().between(200, 236);
        Lathe pouf = new Lathe(CENTRE, FLOOR)
                .edge(0, wide * .8)
                .ring(height * .45, wide)
                .edge(height * .92, wide * .84);
        still.shadow(CENTRE, FLOOR, wide * .94);
        still.body(pouf, Finish.MATTE);
        still.band(pouf, height * .2, height * .62, 9, 1, still.accent().light(.1), Finish.MATTE);
        Pen seams = new Pen();
        Surface skin = pouf.band(0, height * .92);
        for (double u : new double[] {.1, .26, .42, .58, .74, .9}) {
            seams.move(skin.x(u, 0), skin.y(u, 0))
                    .bend(
                            2 * skin.x(u, .5) - (skin.x(u, 0) + skin.x(u, 1)) / 2,
                            skin.y(u, .5),
                            skin.x(u, 1),
                            skin.y(u, 1));
        }
        canvas.stroke(seams, still.main().shade(.5).hex(), 4, .5);
        pouf.ring(
                canvas,
                height * .92,
                1,
                canvas.around(
                        .36,
                        .3,
                        .8,
                        Stop.at(0, still.main().light(.5)),
                        Stop.at(.6, still.main().light(.1)),
                        Stop.at(1, still.main().shade(.1))));
        double y = FLOOR - height * .92;
        double depth = pouf.depth(height * .92);
        Pen top = new Pen();
        for (int i = 0; i < 12; i++) {
            double turn = i * StrictMath.PI / 6;
            top.move(CENTRE, y)
                    .line(CENTRE + wide * .83 * StrictMath.cos(turn), y + depth * .98 * StrictMath.sin(turn));
        }
        canvas.stroke(top, still.main().shade(.4).hex(), 3, .5);
        canvas.ellipse(CENTRE, y, 26, 8, still.accent().hex());
    }

    static void slippers(Still still) {
        slipper(still, CENTRE + 92, FLOOR - 44, -10);
        slipper(still, CENTRE - 34, FLOOR + 34, -4);
    }

    /** A backless slipper with a pointed toe, seen from the side and above. */
    private static void slipper(Still still, double x, double y, double degrees) {
        Canvas canvas = still.canvas();
        still.shadow(x, y + 4, 170);
        canvas.transformed(x, y, 1, degrees);
        Pen sole = Pen.from(-226, -16)
                .bend(-150, 26, 0, 18)
                .bend(140, 26, 196, -6)
                .bend(210, -44, 150, -52)
                .line(-200, -40)
                .close();
        canvas.path(sole, canvas.down(Stop.at(0, Colour.DARK_WOOD.light(.2)), Stop.at(1, Colour.DARK_WOOD.shade(.4))));
        Pen inside = Pen.from(-70, -62)
                .curve(20, -84, 150, -86, 192, -40)
                .curve(150, 4, 20, 0, -70, -8)
                .close();
        canvas.path(
                inside,
                canvas.across(
                        Stop.at(0, still.main().shade(.5)),
                        Stop.at(1, still.main().light(.4))));
        Pen upper = Pen.from(-244, -44)
                .curve(-226, -66, -200, -50, -176, -62)
                .curve(-120, -92, -76, -148, 16, -140)
                .curve(50, -132, 44, -60, 66, -4)
                .curve(-20, 14, -150, 22, -214, -6)
                .bend(-240, -18, -244, -44)
                .close();
        Hides.hide(still, upper, still.main());
        canvas.path(
                Pen.from(16, -140)
                        .curve(50, -132, 44, -60, 66, -4)
                        .curve(86, -20, 76, -140, 16, -140)
                        .close(),
                still.main().shade(.5).hex());
        canvas.stitches(
                Pen.from(4, -130).curve(34, -122, 30, -60, 50, -10),
                still.main().light(.6).hex(),
                3);
        Ornament worked = still.ornamented() ? still.ornament() : Ornament.PLAIN;
        Colour thread = still.main().brightness() > 150 ? still.accent() : Colour.BRASS.light(.3);
        worked.lay(
                canvas,
                Surface.flat(-112, -102, 92, 82),
                2,
                2,
                thread.hex(),
                still.accent().hex());
        canvas.path(
                Pen.from(-150, -66)
                        .bend(-80, -120, -10, -128)
                        .bend(-80, -104, -150, -66)
                        .close(),
                Colour.WHITE.hex(),
                .2);
        canvas.end();
    }
}
