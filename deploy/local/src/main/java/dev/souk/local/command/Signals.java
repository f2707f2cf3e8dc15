package dev.souk.local.command;

import dev.souk.local.Refusal;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Ctrl-C and its kin. The JDK's shutdown hooks know no second Ctrl-C and run beside the main thread; its signal handlers
 * do, but {@code sun.misc.Signal} cannot be named in a build that takes every warning for an error, hence the
 * reflection.
 */
final class Signals {

    private static final List<String> ENDING = List.of("INT", "TERM", "HUP");

    /** What a shell gives for a process that Ctrl-C ended. */
    private static final int INTERRUPTED = 130;

    private Signals() {}

    /** Runs {@code orderly} at the first signal; the second ends this process at once and its children with it. */
    static void onFirst(Runnable orderly) {
        AtomicBoolean first = new AtomicBoolean(true);
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (first.getAndSet(false)) {
                orderly.run();
            } else {
                Runtime.getRuntime().halt(INTERRUPTED);
            }
            return null;
        };
        try {
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Object ours = Proxy.newProxyInstance(Signals.class.getClassLoader(), new Class<?>[] {handlerType}, handler);
            for (String name : ENDING) {
                signal.getMethod("handle", signal, handlerType)
                        .invoke(null, signal.getConstructor(String.class).newInstance(name), ours);
            }
        } catch (ReflectiveOperationException noSignals) {
            throw new Refusal("this JDK lets nobody listen for Ctrl-C: " + noSignals, noSignals);
        }
    }
}
