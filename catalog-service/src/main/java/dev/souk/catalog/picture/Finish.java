package dev.souk.catalog.picture;

/** How a surface takes the light that comes from the left. */
enum Finish {
    /** Clay, paper, stone: soft from light to shade. */
    MATTE {
        @Override
        Stop[] stops(Colour colour) {
            return new Stop[] {
                Stop.at(0, colour.shade(.06)),
                Stop.at(.22, colour.light(.2)),
                Stop.at(.5, colour),
                Stop.at(.85, colour.shade(.26)),
                Stop.at(1, colour.shade(.3))
            };
        }
    },
    /** Glaze and lacquer: a bright band, a dark turn, a glimpse of light thrown back at the edge. */
    GLAZED {
        @Override
        Stop[] stops(Colour colour) {
            return new Stop[] {
                Stop.at(0, colour.shade(.16)),
                Stop.at(.2, colour.light(.34)),
                Stop.at(.36, colour.light(.06)),
                Stop.at(.64, colour.shade(.1)),
                Stop.at(.9, colour.shade(.38)),
                Stop.at(1, colour.shade(.26))
            };
        }
    },
    /** Polished metal: the room in stripes. */
    METAL {
        @Override
        Stop[] stops(Colour colour) {
            return new Stop[] {
                Stop.at(0, colour.shade(.42)),
                Stop.at(.16, colour.light(.62)),
                Stop.at(.28, colour.light(.1)),
                Stop.at(.48, colour.shade(.2)),
                Stop.at(.62, colour.light(.22)),
                Stop.at(.82, colour.shade(.5)),
                Stop.at(1, colour.shade(.22))
            };
        }
    },
    /** Clear or coloured glass: thick at the edges, hardly there in the middle. */
    GLASS {
        @Override
        Stop[] stops(Colour colour) {
            return new Stop[] {
                Stop.at(0, colour.shade(.25), .8),
                Stop.at(.1, colour.light(.5), .45),
                Stop.at(.3, colour.light(.3), .3),
                Stop.at(.7, colour, .36),
                Stop.at(.92, colour.shade(.2), .6),
                Stop.at(1, colour.shade(.3), .85)
            };
        }
    };

    abstract Stop[] stops(Colour colour);
}
