package dev.crossover.cloud.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;

/** A port for a server that cannot choose one itself. */
public final class FreePort {

	private static final int FIRST = 10_000;

	// Outgoing connections get ports from 32768 on (Linux) or 49152 (elsewhere), and take
	// one there between the choice and its use.
	private static final int END = 30_000;

	private FreePort() {
	}

	/**
	 * Finds a port that is free now, and that no outgoing connection will take.
	 * @return the port
	 */
	public static int find() {
		while (true) {
			int port = ThreadLocalRandom.current().nextInt(FIRST, END);
			try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
				return port;
			}
			catch (BindException ex) {
				// Somebody has it: another one, then.
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
	}

}
