package dev.crossover.cloud.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import dev.crossover.cloud.CloudProcess;
import dev.crossover.cloud.standin.TestContainerJar;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.services.s3.presigner.S3Presigner;

/**
 * What the contract is held against. By default a local cloud that is started for it,
 * where a minute takes a second; {@code -Dcrossover.contract.endpoint=http://..} names
 * another endpoint and {@code aws} means AWS itself, both with the default credentials
 * and region. {@code crossover.contract.role} and {@code crossover.contract.image} name a
 * role and a model image that exist there.
 */
final class Aim implements AutoCloseable {

	private static final String ENDPOINT = System.getProperty("crossover.contract.endpoint", "");

	private static final String ROLE = "arn:aws:iam::000000000000:role/contract";

	private final Optional<CloudProcess> own;

	private Aim(Optional<CloudProcess> own) {
		this.own = own;
	}

	private static Aim aim() {
		if (!ENDPOINT.isEmpty()) {
			return new Aim(Optional.empty());
		}
		try {
			Path folder = Files.createTempDirectory(Path.of("target"), "contract-cloud").toAbsolutePath();
			return new Aim(Optional.of(CloudProcess.start(folder, "--time-scale", "60", "--instance-start", "1m",
					"--container-jar", TestContainerJar.in(folder).toString())));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	<B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
		if (this.own.isPresent()) {
			return this.own.get().at(builder).build();
		}
		builder.httpClientBuilder(Apache5HttpClient.builder());
		return ENDPOINT.equals("aws") ? builder.build() : builder.endpointOverride(URI.create(ENDPOINT)).build();
	}

	S3Presigner presigner() {
		if (this.own.isPresent()) {
			return this.own.get().presigner();
		}
		S3Presigner.Builder builder = S3Presigner.builder();
		return ENDPOINT.equals("aws") ? builder.build() : builder.endpointOverride(URI.create(ENDPOINT)).build();
	}

	/**
	 * How long something may take that needs some minutes of the cloud.
	 * @return how long to wait on the wall
	 */
	Duration patience() {
		return this.own.isPresent() ? Duration.ofSeconds(60) : Duration.ofMinutes(15);
	}

	/**
	 * Whether the target is the local cloud that was started for the tests.
	 * @return whether nothing of AWS's own rights is in the way
	 */
	boolean isOwn() {
		return this.own.isPresent();
	}

	String role() {
		return System.getProperty("crossover.contract.role", ROLE);
	}

	String image() {
		return System.getProperty("crossover.contract.image", "local/model-server");
	}

	@Override
	public void close() {
		this.own.ifPresent(CloudProcess::close);
	}

	/** Hands the one target of a run to every test. */
	static final class Provider implements ParameterResolver {

		@Override
		public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
			return parameter.getParameter().getType() == Aim.class;
		}

		@Override
		public Aim resolveParameter(ParameterContext parameter, ExtensionContext context) {
			return context.getRoot()
				.getStore(ExtensionContext.Namespace.GLOBAL)
				.computeIfAbsent(Aim.class, (type) -> aim(), Aim.class);
		}

	}

}
