package dev.crossover.cli.up;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.crossover.cli.home.DataFolder;
import dev.crossover.cli.home.Installation;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * The whole suite on this machine: the local cloud, the five services, and the order in
 * which they start and stop. A process that dies is started again, as a container
 * platform would.
 */
public final class Suite implements AutoCloseable {

	private static final String DESCRIPTION = "crossover.json";

	private final SuiteOptions options;

	private final DataFolder folder;

	private final PrintWriter out;

	private final Launcher launcher;

	private final Leftovers leftovers;

	private final Map<String, Supervised> running = new LinkedHashMap<>();

	private Map<String, String> keys = Map.of();

	private String adminKey = "";

	private JsonNode cloud = MissingNode.getInstance();

	private Ports ports = Ports.none();

	private boolean closed;

	public Suite(Installation installation, SuiteOptions options, FastStart fastStart, PrintWriter out) {
		this.options = options;
		this.folder = new DataFolder(options.dataFolder());
		this.out = out;
		this.launcher = new Launcher(installation, this.folder, options, fastStart);
		this.leftovers = new Leftovers(this.folder);
	}

	/**
	 * Starts everything and returns once it is ready.
	 * @throws IOException when a process cannot be started or does not become ready
	 */
	public void start() throws IOException {
		JsonNode before = this.folder.description().orElse(MissingNode.getInstance());
		this.folder.remove(DESCRIPTION);
		this.leftovers.end();
		this.keys = ApiKeys.keepOrCreate(before.path("api_keys"));
		this.adminKey = before.path("admin_key").asString(ApiKeys.create());
		this.ports = Ports.choose(this.options.port());
		run(this.launcher.localCloud(this.ports));
		this.cloud = this.launcher.awaitCloud(supervised(Launcher.LOCAL_CLOUD));
		for (ServiceProcess service : this.launcher.services(this.cloud, this.ports, this.keys, this.adminKey)) {
			run(service);
		}
		for (String service : Ports.SERVICES) {
			Readiness.await(this.ports.url(service), supervised(service));
		}
		settle();
		writeDescription();
	}

	private synchronized void run(ServiceProcess process) throws IOException {
		if (this.closed) {
			throw new IOException("The suite is being stopped");
		}
		Supervised supervised = new Supervised(process, this.out, this::changed);
		this.running.put(process.name(), supervised);
		supervised.start();
	}

	private synchronized void settle() {
		this.running.values().forEach(Supervised::settle);
	}

	private synchronized Supervised supervised(String name) {
		Supervised supervised = this.running.get(name);
		if (supervised == null) {
			throw new IllegalStateException(name);
		}
		return supervised;
	}

	private synchronized void changed() {
		try {
			this.leftovers.remember(this.running.values().stream().map(Supervised::process).toList());
			if (this.folder.description().isPresent()) {
				writeDescription();
			}
		}
		catch (IOException ex) {
			this.out.println("Cannot note which processes run: " + ex.getMessage());
		}
	}

	private synchronized void writeDescription() throws IOException {
		Map<String, Long> pids = new LinkedHashMap<>();
		this.running.forEach((name, process) -> pids.put(name, process.pid()));
		Map<String, Object> description = new LinkedHashMap<>();
		description.put("base_url", this.ports.url("router"));
		description.put("cloud_url", this.ports.url(Launcher.LOCAL_CLOUD));
		description.put("api_keys", this.keys);
		description.put("admin_key", this.adminKey);
		description.put("endpoints", Map.of("gpu", output("GpuEndpointName"), "cpu", output("CpuEndpointName")));
		description.put("pids", pids);
		this.folder.write(DESCRIPTION, description);
	}

	private String output(String name) {
		return this.cloud.path("outputs").path(name).asString();
	}

	/** Prints where the suite runs and how to use it. */
	public void describe() {
		this.out.printf("%nCrossover is ready.%n%n  API          %s%n  Local cloud  %s%n  Data         %s%n%n",
				this.ports.url("router"), this.ports.url(Launcher.LOCAL_CLOUD), this.options.dataFolder());
		this.keys.forEach((type, key) -> this.out.printf("  %-11s  %s%n", type, key));
		this.out.printf("  %-11s  %s%n", "admin", this.adminKey);
		this.out.printf("%nTry: ./crossover classify \"My card has not arrived\"     Ctrl-C ends it.%n");
		this.out.flush();
	}

	/**
	 * Where the API answers.
	 * @return its base URL
	 */
	public String baseUrl() {
		return this.ports.url("router");
	}

	/**
	 * The API keys.
	 * @return a key for each account type
	 */
	public Map<String, String> keys() {
		return Map.copyOf(this.keys);
	}

	/** Stops everything: the front door first, the cloud last. */
	@Override
	public void close() {
		List<Supervised> stopping;
		synchronized (this) {
			if (this.closed) {
				return;
			}
			this.closed = true;
			stopping = new ArrayList<>(this.running.values()).reversed();
		}
		stopping.forEach(Supervised::release);
		Supervised.stopAll(stopping.stream().filter((process) -> !process.is(Launcher.LOCAL_CLOUD)).toList());
		Supervised.stopAll(stopping.stream().filter((process) -> process.is(Launcher.LOCAL_CLOUD)).toList());
	}

}
