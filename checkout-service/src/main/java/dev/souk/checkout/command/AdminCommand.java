package dev.souk.checkout.command;

import dev.souk.checkout.customer.Customer;
import dev.souk.checkout.customer.CustomerProblem;
import dev.souk.checkout.customer.Kept;
import dev.souk.checkout.customer.NewCustomer;
import dev.souk.checkout.customer.StaffAccounts;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/** Makes accounts the staff's, and takes that back. */
@ApplicationScoped
class AdminCommand {

    private final StaffAccounts staff;

    AdminCommand(StaffAccounts staff) {
        this.staff = staff;
    }

    int create(Command.CreateAdmin wanted, InputStream in, PrintStream out, PrintStream err) {
        return switch (await(() -> staff.appoint(wanted.email()))) {
            case DONE -> {
                out.printf("%s has an account already, and is one of the staff now.%n", wanted.email());
                yield CommandRun.DONE;
            }
            case NOT_VERIFIED -> {
                err.printf(
                        "%s has an account, but whoever made it never showed that mail reaches them. Nothing was changed.%n",
                        wanted.email());
                yield CommandRun.FAILED;
            }
            case NO_ACCOUNT -> add(wanted, in, out, err);
        };
    }

    private int add(Command.CreateAdmin wanted, InputStream in, PrintStream out, PrintStream err) {
        Optional<String> password = password(wanted, in, err);
        if (password.isEmpty()) {
            return CommandRun.NOT_UNDERSTOOD;
        }
        NewCustomer fresh = new NewCustomer(wanted.email(), password.get(), wanted.name());
        return switch (await(() -> staff.add(fresh))) {
            case Kept.Done<Customer> done -> {
                out.printf("%s is one of the staff now.%n", done.now().email());
                yield CommandRun.DONE;
            }
            case Kept.Unusable<Customer> unusable -> {
                unusable.problems().forEach(problem -> err.println(said(problem)));
                yield CommandRun.NOT_UNDERSTOOD;
            }
        };
    }

    int remove(Command.RemoveAdmin unwanted, PrintStream out, PrintStream err) {
        if (await(() -> staff.dismiss(unwanted.email()))) {
            out.printf("%s is a customer like others now, and signed out everywhere.%n", unwanted.email());
            return CommandRun.DONE;
        }
        err.printf("There is no account with the e-mail address %s.%n", unwanted.email());
        return CommandRun.FAILED;
    }

    /** Never an argument, which others on the machine could see. */
    @SuppressWarnings("SystemConsoleNull") // it is null on Java 21 when there is no terminal
    private static Optional<String> password(Command.CreateAdmin wanted, InputStream in, PrintStream err) {
        if (wanted.passwordOnStdin()) {
            return firstLine(in);
        }
        Console console = System.console();
        if (console == null) {
            err.println("There is no terminal to ask for a password: give it as a line, with --password-stdin.");
            return Optional.empty();
        }
        char[] first = console.readPassword("Password: ");
        char[] second = console.readPassword("Once more: ");
        if (first == null || !Arrays.equals(first, second)) {
            err.println("These were two different ones. Nothing was changed.");
            return Optional.empty();
        }
        return Optional.of(new String(first));
    }

    private static Optional<String> firstLine(InputStream in) {
        try {
            String line = new BufferedReader(new InputStreamReader(in, Charset.defaultCharset())).readLine();
            return Optional.of(line == null ? "" : line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String said(CustomerProblem problem) {
        return problem.field() + ": " + problem.detail();
    }

    private static <T> T await(Supplier<Uni<T>> work) {
        try {
            return VertxContextSupport.subscribeAndAwait(work);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
    }
}
