package dev.crossover.cli.up;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** A port on the loopback address for each process, chosen before any of them starts. */
final class Ports {

	/** The services, in the order in which they start. */
	static final List<String> SERVICES = List.of("results", "gpu-pipeline", "cpu-pipeline", "scaler", "router");

	private static final int FIRST = 10_000;

	// Outgoing connections get ports from 32768 on (Linux) or 49152 (elsewhere): a
	// service
	// that starts first would now and then take the port of one that starts later.
	private static final int END = 30_000;

	private final Map<String, Integer> ports;

	private Ports(Map<String, Integer> ports) {
		this.ports = ports;
	}

	static Ports none() {
		return new Ports(Map.of());
	}

	/**
	 * Chooses ports.
	 * @param routerPort the router's port, 0 for a free one
	 * @return a port for each process
	 * @throws IOException when the router's port is taken
	 */
	static Ports choose(int routerPort) throws IOException {
		Map<String, Integer> ports = new LinkedHashMap<>();
		List<ServerSocket> held = new ArrayList<>();
		try {
			for (String process : processes()) {
				held.add((process.equals("router") && routerPort != 0) ? open(routerPort) : openAny());
				ports.put(process, held.getLast().getLocalPort());
			}
		}
		finally {
			for (ServerSocket socket : held) {
				socket.close();
			}
		}
		return new Ports(ports);
	}

	private static List<String> processes() {
		List<String> processes = new ArrayList<>(SERVICES);
		processes.addFirst(Launcher.LOCAL_CLOUD);
		return processes;
	}

	private static ServerSocket openAny() throws IOException {
		while (true) {
			int port = ThreadLocalRandom.current().nextInt(FIRST, END);
			try {
				return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
			}
			catch (BindException ex) {
				// Somebody has it: another one, then.
			}
		}
	}

	private static ServerSocket open(int port) throws IOException {
		try {
			return new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
		}
		catch (IOException ex) {
			throw new IOException(
					"Port %d is taken; choose another with --port, or --port 0 for a free one".formatted(port), ex);
		}
	}

	int of(String process) {
		return this.ports.getOrDefault(process, 0);
	}

	String url(String process) {
		return "http://127.0.0.1:" + of(process);
	}

}
