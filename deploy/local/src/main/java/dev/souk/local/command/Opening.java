package dev.souk.local.command;

import dev.souk.local.Progress;
import dev.souk.local.Refusal;
import dev.souk.local.control.ControlServer;
import dev.souk.local.control.RunningShop;
import dev.souk.local.shop.Shop;
import dev.souk.local.shop.ShopPlan;
import dev.souk.local.state.ShopLock;
import dev.souk.local.state.StateFolder;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** Opens the shop, keeps it open until someone wants it closed, and closes it. */
final class Opening {

    private final StateFolder state;
    private final ShopPlan plan;
    private final Progress progress;
    private final Thread opener = Thread.currentThread();
    private final CountDownLatch closing = new CountDownLatch(1);
    private boolean opening = true;

    Opening(StateFolder state, ShopPlan plan, Progress progress) {
        this.state = state;
        this.plan = plan;
        this.progress = progress;
    }

    int run() {
        state.create();
        Optional<ShopLock> free = ShopLock.take(state);
        if (free.isEmpty()) {
            throw new Refusal(RunningShop.find(state)
                    .map(shop -> "the shop is open already on %s (process %s); ./souk down closes it"
                            .formatted(shop.address(), shop.pid()))
                    .orElse("the shop is just starting or closing in another terminal"));
        }
        ShopLock lock = free.get();
        try {
            Signals.onFirst(this::close);
            return open();
        } finally {
            lock.close();
        }
    }

    private int open() {
        try (Shop shop = new Shop(state, plan, progress)) {
            ControlServer control = ControlServer.start(state, shop, this::close);
            try {
                keepOpen(shop);
            } finally {
                control.close();
            }
        }
        return 0;
    }

    private void keepOpen(Shop shop) {
        try {
            shop.open();
            welcome(shop);
        } catch (Refusal refused) {
            if (!isClosing()) {
                throw refused;
            }
        } finally {
            endOpening();
        }
        CompletableFuture<Void> unused = shop.devModeEnded().thenRun(this::close);
        awaitClosing();
        progress.say("closing");
    }

    /** From here on nothing may hurry this thread: what it does next is end processes in good order. */
    private synchronized void endOpening() {
        opening = false;
        Thread.interrupted();
    }

    private void awaitClosing() {
        try {
            closing.await();
        } catch (InterruptedException unexpected) {
            throw new Refusal("interrupted by nobody we know", unexpected);
        }
    }

    private void welcome(Shop shop) {
        progress.print("");
        progress.print("  The shop is open: " + shop.address());
        progress.print("");
        progress.print(shop.statusTable());
        progress.print("");
        progress.print("  Try this in another terminal: ./souk load, and while it runs: ./souk fault kill "
                + (plan.replicas() > 0 ? "replica-1" : "catalog"));
        progress.print("  Ctrl-C closes the shop.");
        progress.print("");
    }

    private synchronized void close() {
        closing.countDown();
        if (opening) {
            opener.interrupt();
        }
    }

    private boolean isClosing() {
        return closing.getCount() == 0;
    }
}
