package dev.souk.catalog.picture;

/** A round flat thing seen from the front, ornamented in rings: a plate, a tray. */
record Platter(Still still, double x, double y, double radius) {

    void paint(Finish finish) {
        Canvas canvas = still.canvas();
        Colour main = still.main();
        disc(1, canvas.aslant(finish == Finish.METAL ? Finish.METAL.stops(main) : Finish.GLAZED.stops(main)));
        disc(.985, main.light(.3).hex());
        disc(.965, canvas.aslant(Stop.at(0, main.light(.24)), Stop.at(.5, main), Stop.at(1, main.shade(.28))));
        Colour ground = finish == Finish.METAL ? main.light(.14) : Colour.IVORY;
        if (still.ornamented()) {
            disc(.9, canvas.aslant(Stop.at(0, ground.light(.4)), Stop.at(1, ground.shade(.16))));
            Colour figure = finish == Finish.METAL ? main.shade(.5) : still.figureOn(ground);
            ring(.66, .88, 14, figure);
            disc(.63, canvas.aslant(Stop.at(0, main.shade(.1)), Stop.at(1, main.light(.1))));
            disc(.6, canvas.aslant(Stop.at(0, ground.shade(.1)), Stop.at(1, ground.light(.3))));
            ring(.1, .54, 8, figure);
        } else {
            disc(
                    .68,
                    canvas.aslant(
                            Stop.at(0, main.shade(.3)), Stop.at(.5, main.shade(.06)), Stop.at(1, main.light(.2))));
            disc(.66, canvas.aslant(Stop.at(0, main.shade(.12)), Stop.at(1, main.light(.08))));
        }
        canvas.path(
                Pen.from(x - radius * .82, y - radius * .12)
                        .bend(x - radius * .7, y - radius * .66, x - radius * .14, y - radius * .82)
                        .bend(x - radius * .56, y - radius * .56, x - radius * .82, y - radius * .12)
                        .close(),
                Colour.WHITE.hex(),
                .36);
    }

    private void disc(double share, String fill) {
        still.canvas().ellipse(x, y, radius * share, radius * share, fill);
    }

    private void ring(double inner, double outer, int cells, Colour figure) {
        Surface around = new Surface() {
            @Override
            public double x(double u, double v) {
                return x + radius * reach(v) * StrictMath.sin(u * 2 * StrictMath.PI);
            }

            @Override
            public double y(double u, double v) {
                return y - radius * reach(v) * StrictMath.cos(u * 2 * StrictMath.PI);
            }

            private double reach(double v) {
                return outer + (inner - outer) * v;
            }
        };
        still.ornament()
                .lay(
                        still.canvas(),
                        around,
                        cells,
                        1,
                        figure.hex(),
                        figure.mix(still.accent(), .5).hex());
    }
}
