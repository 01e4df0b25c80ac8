package dev.crossover.cloud;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.crossover.cloud.engine.CloudClients;
import dev.crossover.cloud.engine.Engines;
import dev.crossover.cloud.gateway.Gateway;
import dev.crossover.cloud.page.Console;
import dev.crossover.cloud.page.Health;
import dev.crossover.cloud.resource.EngineResources;
import dev.crossover.cloud.sagemaker.SageMakerOptions;
import dev.crossover.cloud.sagemaker.container.ContainerImages;
import dev.crossover.cloud.standin.StandInOptions;
import dev.crossover.cloud.standin.StandIns;
import dev.crossover.cloud.template.Provisioned;
import dev.crossover.cloud.template.Provisioning;
import dev.crossover.cloud.template.RequiredOutputs;
import dev.crossover.cloud.template.ResourceType;
import dev.crossover.cloud.template.Template;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running local cloud. */
final class Cloud implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(Cloud.class);

	/** What runs, the newest first: the order in which it is stopped. */
	private final Deque<AutoCloseable> running = new ArrayDeque<>();

	private final Gateway gateway;

	private Cloud(Gateway gateway) {
		this.gateway = gateway;
	}

	/**
	 * Starts a cloud; it is ready when this returns.
	 * @param options what the command line says
	 * @return the running cloud
	 * @throws IOException when something does not start
	 */
	static Cloud start(CloudOptions options) throws IOException {
		List<Template> templates = options.templates.stream().map(Template::read).toList();
		if (options.requiredOutputs != null) {
			RequiredOutputs.read(options.requiredOutputs).demandOf(templates);
		}
		DataFolder folder = DataFolder.open(options.dataDir);
		Cloud cloud = new Cloud(Gateway.listen(options.port));
		cloud.running.push(folder);
		try {
			cloud.start(options, templates, folder);
			return cloud;
		}
		catch (IOException | RuntimeException ex) {
			cloud.close();
			throw ex;
		}
	}

	URI address() {
		return this.gateway.address();
	}

	private void start(CloudOptions options, List<Template> templates, DataFolder folder) throws IOException {
		Health health = new Health();
		this.gateway.page("/_health", health);
		Engines engines = keep(Engines.start(folder.path(), address()));
		CloudClients clients = engines.clients();
		StandIns standIns = keep(new StandIns(standIns(options, folder.path()), clients.s3(), clients.sqs()));
		Console console = new Console(standIns.time());
		Console.PATHS.forEach((path) -> this.gateway.page(path, console));
		this.gateway.proxy("sqs", engines.sqs());
		this.gateway.proxy("s3", engines.s3());
		this.gateway.handle("dynamodb", engines.dynamoDb());
		this.gateway.presignedWith(folder.credentials());
		this.gateway.meter(standIns.tally());
		standIns.pages().forEach(this.gateway::page);
		this.gateway.gate(standIns.gate(address()));
		keep(this.gateway).start(standIns.services());
		Provisioned made = new Provisioning(types(clients, standIns), parameters(options)).create(templates);
		standIns.start();
		folder.announce(new CloudDescription(address(), CloudClients.REGION, made.outputs(), folder.credentials(),
				engines.database(), standIns.time(), ProcessHandle.current().pid()));
		console.ready(made);
		health.ready();
	}

	private static List<ResourceType> types(CloudClients clients, StandIns standIns) {
		return Stream.concat(EngineResources.types(clients).stream(), standIns.resourceTypes().stream()).toList();
	}

	// Any image will do here: the container jar plays them all.
	private static Map<String, String> parameters(CloudOptions options) {
		Map<String, String> parameters = new HashMap<>(Map.of("ModelServerImage", "local/model-server"));
		parameters.putAll(options.parameters);
		return parameters;
	}

	private static StandInOptions standIns(CloudOptions options, Path folder) throws IOException {
		Path logs = Files.createDirectories(folder.resolve("containers"));
		ContainerImages images = new ContainerImages(Map.of(), options.containerJar);
		return new StandInOptions(Files.createDirectories(folder.resolve("stand-ins")), InstantSource.system(),
				options.timeScale, new SageMakerOptions(images, options.conduct(), true, logs));
	}

	private <T extends AutoCloseable> T keep(T started) {
		this.running.push(started);
		return started;
	}

	@Override
	public void close() {
		while (!this.running.isEmpty()) {
			AutoCloseable next = this.running.pop();
			try {
				next.close();
			}
			catch (Exception ex) {
				logger.warn("{} did not stop cleanly", next.getClass().getSimpleName(), ex);
			}
		}
	}

}
