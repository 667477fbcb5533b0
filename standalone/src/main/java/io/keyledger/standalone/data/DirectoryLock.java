package io.keyledger.standalone.data;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.READ;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps a second Keyledger out of a data directory. The operating system ends the lock with the process, however
 * that dies.
 */
final class DirectoryLock implements AutoCloseable {

    static final String NAME = "lock";

    /** A process loses its lock when it closes the file anywhere, so within one process the file is opened once. */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path directory;
    private final FileChannel channel;

    private DirectoryLock(Path directory, FileChannel channel) {
        this.directory = directory;
        this.channel = channel;
    }

    static DirectoryLock take(Path data) throws IOException {
        Path directory = data.toRealPath();
        if (!HELD.add(directory)) {
            throw DataDirectoryRefused.inUse(data, ownProcess());
        }
        boolean taken = false;
        FileChannel channel = null;
        try {
            channel = FileChannel.open(directory.resolve(NAME), Set.of(CREATE, READ, WRITE), OwnerOnly.NEW_FILE);
            if (channel.tryLock() == null) {
                throw DataDirectoryRefused.inUse(data, contentOf(channel));
            }
            channel.truncate(0).write(US_ASCII.encode(ownProcess()), 0);
            taken = true;
            return new DirectoryLock(directory, channel);
        } finally {
            if (!taken) {
                HELD.remove(directory);
                if (channel != null) {
                    channel.close();
                }
            }
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
        HELD.remove(directory);
    }

    private static String ownProcess() {
        return Long.toString(ProcessHandle.current().pid());
    }

    private static String contentOf(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(20);
        channel.read(bytes, 0);
        return US_ASCII.decode(bytes.flip()).toString().strip();
    }
}
