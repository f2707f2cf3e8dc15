package dev.souk.load.reads;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** {@code ./souk bench reads} and {@code faults}: starts servers, then the application that reads from them, and ends with it. */
@QuarkusMain
public final class Main {

    /** They run before there is an application, because its settings say where they are. */
    private static @Nullable Servers servers;

    private Main() {}

    /** Runs the {@link Comparison} of this name. */
    public static void main(String... arguments) {
        AtomicInteger exitCode = new AtomicInteger();
        try (Servers started = Servers.start(Comparison.named(arguments[0]), Main::progress)) {
            servers = started;
            started.settings().forEach(System::setProperty);
            Quarkus.run(
                    ReadBench.class,
                    (code, failure) -> {
                        exitCode.set(code);
                        if (failure != null) {
                            progress("it ended early: " + failure);
                        }
                    },
                    arguments);
        }
        System.exit(exitCode.get());
    }

    @Produces
    @Singleton
    static Servers servers() {
        return Objects.requireNonNull(servers, "the program begins with main");
    }

    static void progress(String line) {
        System.err.println("souk: " + line);
    }
}
