package dev.crossover.router;

import dev.crossover.router.StandIn.Reply;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.boot.webmvc.test.autoconfigure.MockMvcPrint;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MockMvcTester.MockMvcRequestBuilder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** A whole router among stand-ins for the other services. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@AutoConfigureMockMvc(print = MockMvcPrint.NONE)
public abstract class RouterAlone {

	/** Keys of {@code application.yaml}. */
	public static final String DEMO = "Bearer xo_test_demo1_" + "a".repeat(43);

	/** A paying account. */
	public static final String STANDARD = "Bearer xo_test_standard1_" + "c".repeat(43);

	/** Another paying account. */
	public static final String ENTERPRISE = "Bearer xo_test_enterprise1_" + "d".repeat(43);

	/** Whoever runs Crossover. */
	public static final String ADMIN = "Bearer xo_test_admin1_" + "e".repeat(43);

	/** The CPU pipeline. */
	protected static final StandIn CPU = StandIn.start(RemoteServices::cpu);

	/** The GPU pipeline. */
	protected static final StandIn GPU = StandIn.start(RemoteServices::gpu);

	/** The results service. */
	protected static final StandIn RESULTS = StandIn.start((_) -> notFound());

	/** Requests without a network. */
	@Autowired
	protected MockMvcTester mvc;

	/** Where the router listens. */
	@LocalServerPort
	protected int port;

	private boolean gpuChanged;

	@DynamicPropertySource
	static void services(DynamicPropertyRegistry properties) {
		properties.add("crossover.services.cpu-pipeline", CPU::url);
		properties.add("crossover.services.gpu-pipeline", GPU::url);
		properties.add("crossover.services.results", RESULTS::url);
	}

	@BeforeEach
	void allIsWell() {
		CPU.answer(RemoteServices::cpu);
		GPU.answer(RemoteServices::gpu);
		RESULTS.answer((_) -> notFound());
		CPU.forget();
		GPU.forget();
		RESULTS.forget();
	}

	/**
	 * Lets the GPU be something else than ready, until the end of the test.
	 * @param state its state
	 * @param waiting documents that wait for it
	 */
	protected void gpuIs(String state, long waiting) {
		GPU.answer((asked) -> asked.uri().getPath().equals("/internal/gpu")
				? Reply.json(200, "{\"state\":\"%s\",\"waiting_documents\":%d}".formatted(state, waiting))
				: RemoteServices.gpu(asked));
		awaitGpu(state, waiting);
		GPU.forget();
		this.gpuChanged = true;
	}

	@AfterEach
	void gpuIsReadyAgain() {
		if (this.gpuChanged) {
			GPU.answer(RemoteServices::gpu);
			awaitGpu("ready", 0);
		}
	}

	// The router believes for a second what it has heard.
	private void awaitGpu(String state, long waiting) {
		await().untilAsserted(() -> assertThat(
				classify(STANDARD, "{\"models\":[\"sentiment\"],\"document_count\":1}").uri("/v1/routes/explain"))
			.bodyJson()
			.isLenientlyEqualTo("{\"decision\":{\"inputs\":{\"gpu_state\":\"%s\",\"gpu_backlog_documents\":%d}}}"
				.formatted(state, waiting)));
	}

	/**
	 * The results service's answer for what is not there.
	 * @return the answer
	 */
	protected static Reply notFound() {
		return Reply.problem(404, "not_found", "There is no such batch.");
	}

	/**
	 * A batch of three documents.
	 * @param id its id
	 * @param state its state
	 * @param succeeded how many have succeeded
	 * @return the batch as JSON
	 */
	protected static String batch(String id, String state, int succeeded) {
		return RemoteServices.batch(id, state, succeeded);
	}

	/**
	 * Asks for a classification.
	 * @param key the credential
	 * @param body the body
	 * @return the request
	 */
	protected MockMvcRequestBuilder classify(String key, String body) {
		return this.mvc.post()
			.uri("/v1/classifications")
			.header("Authorization", key)
			.header("Content-Type", "application/json")
			.content(body);
	}

}
