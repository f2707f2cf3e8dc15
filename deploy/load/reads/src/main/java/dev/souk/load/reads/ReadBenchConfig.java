package dev.souk.load.reads;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The settings of the program, {@code souk.bench.*}; {@code ./souk bench} sets them. */
@ConfigMapping(prefix = "souk.bench")
interface ReadBenchConfig {

    /** Reads at once. As many as one pool has connections: with more they would wait for those and for nothing else. */
    @WithDefault("16")
    int clients();

    /** Of a round of reads, better short and many; of a fault, and of the time that it is watched afterwards. */
    @WithDefault("10")
    int seconds();

    /** Of reads. */
    @WithDefault("30")
    int rounds();
}
