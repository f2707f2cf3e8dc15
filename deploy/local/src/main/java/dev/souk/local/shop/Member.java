package dev.souk.local.shop;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A process of the shop. */
sealed interface Member permits DataServer, Program {

    String name();

    MemberRole role();

    /** Where others reach it: {@code host:port}, or a link for what speaks HTTP. */
    String address();

    /** The server itself, not a wrapper; the last one when it is dead, 0 before it is first started. */
    long pid();

    boolean isAlive();

    Path log();

    /** Starts it when it is dead and waits until it can work. */
    void start();

    /** SIGKILL. */
    void kill();

    /** SIGSTOP: accepts connections and never answers. */
    void stop();

    /** Undoes every fault. */
    void heal();

    /** Delays each of its answers. */
    void slow(Duration delay);

    /** Makes its data this much older than the primary's. */
    void lag(Duration behind);

    /** Completes when the process that runs now ends. */
    default CompletableFuture<Void> ended() {
        return ProcessHandle.of(pid())
                .map(process -> process.onExit().<Void>thenApply(end -> null))
                .orElseGet(() -> CompletableFuture.completedFuture(null));
    }
}
