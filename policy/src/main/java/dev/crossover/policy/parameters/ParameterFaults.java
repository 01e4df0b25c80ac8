package dev.crossover.policy.parameters;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import dev.crossover.policy.pricing.Hardware;
import dev.crossover.policy.pricing.ModelProfile;
import dev.crossover.policy.pricing.PriceList;

/** Finds what is wrong with parameters, before anything is decided by them. */
public final class ParameterFaults {

	private static final Duration LONGEST = Duration.ofDays(1);

	private static final int MOST_MODELS = 100;

	private final List<Fault> faults = new ArrayList<>();

	private ParameterFaults() {
	}

	/**
	 * Looks at parameters.
	 * @param parameters the parameters
	 * @return what is wrong with them; nothing when they can be used
	 */
	public static List<Fault> of(RoutingParameters parameters) {
		ParameterFaults found = new ParameterFaults();
		found.prices(parameters.prices());
		found.hardware(parameters.profiles().hardware());
		found.expect(parameters.profiles().models().size() <= MOST_MODELS, "/profiles/models", "at most 100 models");
		parameters.profiles().models().forEach(found::profile);
		found.thresholds(parameters.thresholds());
		found.serverless(parameters.serverless());
		found.duration(parameters.asapWithin(), "/asap_within");
		return found.faults;
	}

	private void prices(PriceList prices) {
		between(prices.gpuInstanceHour(), 0, 1_000, "/prices/gpu_instance_hour");
		between(prices.serverlessGigabyteSecond(), 0, 1, "/prices/serverless_gigabyte_second");
		between(prices.gpuBatchRequests(), 0, 1, "/prices/gpu_batch_requests");
	}

	private void hardware(Hardware hardware) {
		between(hardware.cpuConcurrency(), 1, 10_000, "/profiles/hardware/cpu_concurrency");
		between(hardware.cpuMemoryGigabytes(), 1, 6, "/profiles/hardware/cpu_memory_gigabytes");
		duration(hardware.gpuStart(), "/profiles/hardware/gpu_start");
		duration(hardware.gpuTail(), "/profiles/hardware/gpu_tail");
		duration(hardware.gpuRoundTrip(), "/profiles/hardware/gpu_round_trip");
	}

	private void profile(String model, ModelProfile profile) {
		String at = "/profiles/models/" + model.replace("~", "~0").replace("/", "~1");
		expect(!profile.reader().isBlank(), at + "/reader", "a name");
		speed(profile.cpuDocumentsPerSecond(), at + "/cpu_documents_per_second");
		speed(profile.gpuDocumentsPerSecond(), at + "/gpu_documents_per_second");
		speed(profile.singlePipelineDocumentsPerSecond(), at + "/single_pipeline_documents_per_second");
	}

	private void thresholds(Thresholds thresholds) {
		between(thresholds.documents(), 1, 1_000_000_000, "/thresholds/documents");
		expect(thresholds.models().size() <= MOST_MODELS, "/thresholds/models", "at most 100 models");
		thresholds.models().forEach((model, documents) -> between(documents, 1, 1_000_000_000, "/thresholds/models"));
	}

	private void serverless(Serverless serverless) {
		between(serverless.synchronousDocuments(), 1, 1_000, "/serverless/synchronous_documents");
		between(serverless.callBytes(), 1_024, 4 << 20, "/serverless/call_bytes");
		between(serverless.callDuration().toMillis(), 1_000, 60_000, "/serverless/call_duration");
		between(serverless.callsPerBatch(), 1, 1_000_000_000, "/serverless/calls_per_batch");
	}

	private void speed(double documentsPerSecond, String pointer) {
		between(documentsPerSecond, 0.001, 10_000_000, pointer);
	}

	private void duration(Duration duration, String pointer) {
		expect(!duration.isNegative() && duration.compareTo(LONGEST) <= 0, pointer, "PT0S to PT24H");
	}

	// A number that is none is outside of every range.
	private void between(double value, double least, double most, String pointer) {
		expect(value >= least && value <= most, pointer, plain(least) + " to " + plain(most));
	}

	private void expect(boolean holds, String pointer, String expected) {
		if (!holds) {
			this.faults.add(new Fault(pointer, "Expected: " + expected + "."));
		}
	}

	private static String plain(double value) {
		return (value == Math.rint(value)) ? Long.toString((long) value) : Double.toString(value);
	}

	/**
	 * Something that is wrong.
	 *
	 * @param pointer where, as a JSON pointer
	 * @param detail what is expected instead
	 */
	public record Fault(String pointer, String detail) {
	}

}
