package dev.souk.local.command;

import dev.souk.local.state.StateFolder;
import dev.souk.local.state.TokenKeys;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "rotate",
        description = {
            "Let a new key sign access tokens, without signing anybody out.",
            "",
            "The new key is published at once and signs a minute later, when every service has",
            "been told of it; with --file ten minutes later: apply the Secret within these. The key",
            "before goes on verifying what it has signed. Keys that nothing can need any more are",
            "dropped. The running shop notices by itself.",
            "",
            "--leaked replaces all keys at once: tokens that were signed before are worth nothing",
            "from then on. Pages and apps renew theirs by themselves with their refresh tokens.",
            ""
        })
final class KeysRotate implements Callable<Integer> {

    /** The services ask every ten seconds. */
    private static final Duration ON_THIS_MACHINE = Duration.ofMinutes(1);

    /** A Secret must be applied first, and kubelets take a minute or two to hand it to their pods. */
    private static final Duration BY_A_SECRET = Duration.ofMinutes(10);

    @Option(names = "--leaked", description = "A key is known to somebody else: use none of the old ones any more.")
    private boolean leaked;

    @Option(
            names = "--file",
            paramLabel = "FILE",
            description = "The keys of another shop, to be put into a Secret; made when it is not there.")
    private @Nullable Path file;

    @Override
    public Integer call() {
        Path path = file != null
                ? file.toAbsolutePath()
                : StateFolder.ofThisProject().tokenKeys();
        TokenKeys keys = new TokenKeys(path);
        Clock clock = Clock.systemUTC();
        if (leaked) {
            System.out.printf(
                    "%s signs and verifies alone from now on%n",
                    keys.replace(clock.instant()).id());
        } else {
            print(keys.rotate(clock.instant(), file == null ? ON_THIS_MACHINE : BY_A_SECRET));
        }
        return 0;
    }

    private static void print(List<TokenKeys.Key> keys) {
        TokenKeys.Key newest = keys.getFirst();
        System.out.printf(
                "%s signs from %s on%n", newest.id(), newest.signsFrom().truncatedTo(ChronoUnit.SECONDS));
        keys.stream().skip(1).forEach(key -> System.out.printf("%s verifies what it has signed%n", key.id()));
    }
}
