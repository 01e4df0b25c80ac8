package dev.crossover.cloud.contract;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.crossover.cloud.aws.AwsService;
import dev.crossover.cloud.sagemaker.SageMakerOptions;
import dev.crossover.cloud.sagemaker.conduct.Conduct;
import dev.crossover.cloud.sagemaker.container.ContainerImages;
import dev.crossover.cloud.standin.StandInOptions;
import dev.crossover.cloud.standin.StandIns;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.awscore.AwsRequest;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.sqs.SqsClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No call is supported or made without the contract driving it. A call is written as its
 * service's signing name and its own, such as {@code sns:CreateTopic}.
 */
class ContractCoverageTests {

	private static final Pattern CLIENT = Pattern
		.compile("software\\.amazon\\.awssdk\\.services\\.\\w+\\.\\w+Client\\b");

	private static final Set<String> DRIVEN = driven();

	@Test
	void everyCallOfAStandInIsDriven(@TempDir Path folder) {
		try (S3Client s3 = nowhere(S3Client.builder());
				SqsClient sqs = nowhere(SqsClient.builder());
				StandIns standIns = new StandIns(options(folder), s3, sqs)) {
			Set<String> supported = standIns.services()
				.stream()
				.flatMap(ContractCoverageTests::supported)
				.collect(Collectors.toSet());
			assertThat(supported).contains("sns:CreateTopic", "scheduler:ListSchedules", "sagemaker:InvokeEndpoint");
			assertDriven(supported);
		}
	}

	@Test
	void everyCallThatTheSuiteMakesIsDriven() throws IOException {
		Set<String> made = new TreeSet<>();
		for (Path source : sources()) {
			made.addAll(made(Files.readString(source)));
		}

		assertThat(made).contains("sqs:SendMessage", "s3:PutObject", "dynamodb:UpdateItem");
		assertDriven(made);
	}

	private static void assertDriven(Set<String> calls) {
		assertThat(calls).as("calls that the contract does not drive")
			.filteredOn((call) -> !DRIVEN.contains(call))
			.isEmpty();
	}

	private static Set<String> driven() {
		return new ClassFileImporter().importPackagesOf(ContractCoverageTests.class)
			.stream()
			.flatMap((type) -> type.getAccessesFromSelf().stream())
			.filter((access) -> CLIENT.matcher(access.getTargetOwner().getName()).matches())
			.map(ContractCoverageTests::call)
			.collect(Collectors.toSet());
	}

	private static String call(JavaAccess<?> access) {
		return call(access.getTargetOwner().reflect(), access.getName());
	}

	private static String call(Class<?> client, String method) {
		String operation = method.replaceFirst("(Paginator|AsBytes)$", "");
		try {
			return "%s:%s%s".formatted(client.getField("SERVICE_NAME").get(null),
					Character.toUpperCase(operation.charAt(0)), operation.substring(1));
		}
		catch (ReflectiveOperationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static Stream<String> supported(AwsService service) {
		return service.signingNames()
			.stream()
			.flatMap((name) -> service.operations().stream().map((operation) -> name + ":" + operation));
	}

	private static List<Path> sources() throws IOException {
		try (Stream<Path> modules = Files.list(Path.of(".."))) {
			return modules.map((module) -> module.resolve("src/main/java"))
				.filter(Files::isDirectory)
				.flatMap(ContractCoverageTests::sourcesIn)
				.toList();
		}
	}

	private static Stream<Path> sourcesIn(Path folder) {
		try (Stream<Path> files = Files.walk(folder)) {
			return files.filter((file) -> file.toString().endsWith(".java")).toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	// The calls whose names a source has, of the clients that it imports.
	private static Set<String> made(String source) {
		return CLIENT.matcher(source)
			.results()
			.map((client) -> client(client.group()))
			.flatMap((client) -> operations(client).filter((name) -> source.contains("." + name + "("))
				.map((name) -> call(client, name)))
			.collect(Collectors.toSet());
	}

	private static Class<?> client(String name) {
		try {
			return Class.forName(name);
		}
		catch (ClassNotFoundException ex) {
			throw new IllegalStateException("The contract has no client of " + name, ex);
		}
	}

	private static Stream<String> operations(Class<?> client) {
		return Arrays.stream(client.getMethods())
			.filter((method) -> method.getParameterCount() > 0
					&& AwsRequest.class.isAssignableFrom(method.getParameterTypes()[0]))
			.map(Method::getName)
			.distinct();
	}

	private static StandInOptions options(Path folder) {
		SageMakerOptions sageMaker = new SageMakerOptions(new ContainerImages(Map.of(), null),
				Conduct.usual(Duration.ZERO), true, folder);
		return new StandInOptions(folder, InstantSource.system(), 1, sageMaker);
	}

	private static <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C nowhere(B builder) {
		return builder.region(Region.US_EAST_1)
			.credentialsProvider(AnonymousCredentialsProvider.create())
			.httpClientBuilder(Apache5HttpClient.builder())
			.build();
	}

}
