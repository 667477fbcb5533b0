package io.keyledger.eventstore.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A way to a server on which, at will, nothing moves any more and nothing breaks, as if the server were frozen, or everything
 * breaks, as if the cable were cut.
 */
public final class Network implements AutoCloseable {

    private final ServerSocket entrance;
    private final int server;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition thawed = lock.newCondition();
    private boolean frozen;
    private volatile boolean cut;

    /** @param server the port of a server on this machine */
    public Network(int server) throws IOException {
        this.server = server;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    /** Where the way begins, on the loopback address. */
    public int port() {
        return entrance.getLocalPort();
    }

    public void freeze() {
        setFrozen(true);
    }

    public void thaw() {
        setFrozen(false);
    }

    /** Every connection breaks, and so does each new one at once. */
    public void cut() {
        cut = true;
        sockets.forEach(this::close);
    }

    public void mend() {
        cut = false;
    }

    private void setFrozen(boolean now) {
        lock.lock();
        try {
            frozen = now;
            thawed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket client = entrance.accept();
                client.setTcpNoDelay(true);
                sockets.add(client);
                if (cut) {
                    close(client);
                    continue;
                }
                Thread.ofVirtual().start(() -> connect(client));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void connect(Socket client) {
        try {
            passWhileNotFrozen();
            Socket upstream = new Socket(InetAddress.getLoopbackAddress(), server);
            upstream.setTcpNoDelay(true);
            sockets.add(upstream);
            if (cut) {
                close(client);
                close(upstream);
                return;
            }
            Thread.ofVirtual().start(() -> forward(client, upstream));
            Thread.ofVirtual().start(() -> forward(upstream, client));
        } catch (IOException | InterruptedException e) {
            close(client);
        }
    }

    private void forward(Socket from, Socket to) {
        byte[] buffer = new byte[8192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                passWhileNotFrozen();
                out.write(buffer, 0, length);
            }
        } catch (IOException | InterruptedException e) {
            // one of the two has hung up, and the other is told by what follows
        } finally {
            close(from);
            close(to);
        }
    }

    private void passWhileNotFrozen() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (frozen) {
                thawed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    private void close(Socket socket) {
        sockets.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() throws IOException {
        thaw();
        entrance.close();
        sockets.forEach(this::close);
    }
}
