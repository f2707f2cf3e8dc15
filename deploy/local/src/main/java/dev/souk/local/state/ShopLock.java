package dev.souk.local.state;

import dev.souk.local.Refusal;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/** Held while the shop runs. The system takes it back when its holder dies, however that happens. */
public final class ShopLock implements AutoCloseable {

    private final FileChannel channel;

    private ShopLock(FileChannel channel) {
        this.channel = channel;
    }

    /** Empty when the shop of this folder runs already. */
    public static Optional<ShopLock> take(StateFolder state) {
        try {
            FileChannel channel = FileChannel.open(state.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (channel.tryLock() == null) {
                channel.close();
                return Optional.empty();
            }
            return Optional.of(new ShopLock(channel));
        } catch (IOException failure) {
            throw new Refusal("cannot lock " + state.lock() + ": " + failure.getMessage(), failure);
        }
    }

    public static boolean isHeld(StateFolder state) {
        Path file = state.lock();
        if (!Files.exists(file)) {
            return false;
        }
        Optional<ShopLock> free = take(state);
        free.ifPresent(ShopLock::close);
        return free.isEmpty();
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException failure) {
            throw new Refusal("cannot let go of the lock: " + failure.getMessage(), failure);
        }
    }
}
