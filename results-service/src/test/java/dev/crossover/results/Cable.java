package dev.crossover.results;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The connection to a server, which a test can pull out and plug in again: while it is
 * out, open connections are cut and new ones too.
 */
public final class Cable {

	private final ServerSocket socket;

	private final String host;

	private final int port;

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	private volatile boolean plugged = true;

	public Cable(String host, int port) {
		this.host = host;
		this.port = port;
		try {
			this.socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		Thread.ofVirtual().start(this::accept);
	}

	public int port() {
		return this.socket.getLocalPort();
	}

	public void pull() {
		this.plugged = false;
		this.open.forEach(Cable::cut);
		this.open.clear();
	}

	public void plug() {
		this.plugged = true;
	}

	private void accept() {
		while (!this.socket.isClosed()) {
			try {
				connect(this.socket.accept());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

	private void connect(Socket client) throws IOException {
		if (!this.plugged) {
			client.close();
			return;
		}
		Socket server = new Socket(this.host, this.port);
		this.open.add(client);
		this.open.add(server);
		Thread.ofVirtual().start(() -> pump(client, server));
		Thread.ofVirtual().start(() -> pump(server, client));
	}

	private void pump(Socket from, Socket to) {
		try (from; to) {
			from.getInputStream().transferTo(to.getOutputStream());
		}
		catch (IOException ex) {
			cut(to);
		}
	}

	private static void cut(Socket socket) {
		try {
			socket.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
