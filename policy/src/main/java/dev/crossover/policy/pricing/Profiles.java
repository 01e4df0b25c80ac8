package dev.crossover.policy.pricing;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of the models' throughput.
 *
 * @param hardware what they run on
 * @param models a profile by the name of the model; one that is not here has none
 */
public record Profiles(Hardware hardware, Map<String, ModelProfile> models) {

	public Profiles {
		models = Map.copyOf(models);
	}

	/**
	 * The profiles assumed until some are measured on the account's own endpoints.
	 * @return the profiles
	 */
	public static Profiles assumed() {
		return new Profiles(Hardware.assumed(),
				Map.of("sentiment", ModelProfile.encoder(), "subjectivity", ModelProfile.encoder(), "intent",
						ModelProfile.encoder(), "banking", ModelProfile.encoder(), "language", ModelProfile.letters()));
	}

	/**
	 * The profile of asking several models: their work adds up, but for readings they
	 * share.
	 * @param names the models asked for
	 * @return the profile, or empty when one of them has none
	 */
	public Optional<ThroughputProfile> of(List<String> names) {
		boolean known = !names.isEmpty();
		for (String name : names) {
			known &= this.models.containsKey(name);
		}
		return known ? Optional.of(sum(names)) : Optional.empty();
	}

	/**
	 * The profile of asking several models, where those without one count as encoders.
	 * @param names the models asked for
	 * @return the profile
	 */
	public ThroughputProfile ofOrAssumed(List<String> names) {
		return names.isEmpty() ? sum(List.of("")) : sum(names);
	}

	private ThroughputProfile sum(List<String> names) {
		Map<String, Seconds> readings = HashMap.newHashMap(names.size());
		for (String name : names) {
			ModelProfile profile = this.models.getOrDefault(name, ModelProfile.encoder());
			readings.merge(profile.reader(), Seconds.of(profile), Seconds::longer);
		}
		Seconds sum = new Seconds(0, 0, 0);
		for (Seconds reading : readings.values()) {
			sum = sum.plus(reading);
		}
		return new ThroughputProfile(1 / sum.cpu(), 1 / sum.gpu(), 1 / sum.singlePipeline(), this.hardware);
	}

	/**
	 * What a document takes.
	 *
	 * @param cpu on the CPU pipeline
	 * @param gpu on the GPU pipeline
	 * @param singlePipeline on the single pipeline
	 */
	private record Seconds(double cpu, double gpu, double singlePipeline) {

		static Seconds of(ModelProfile profile) {
			return new Seconds(1 / profile.cpuDocumentsPerSecond(), 1 / profile.gpuDocumentsPerSecond(),
					1 / profile.singlePipelineDocumentsPerSecond());
		}

		Seconds longer(Seconds other) {
			return new Seconds(Math.max(this.cpu, other.cpu), Math.max(this.gpu, other.gpu),
					Math.max(this.singlePipeline, other.singlePipeline));
		}

		Seconds plus(Seconds other) {
			return new Seconds(this.cpu + other.cpu, this.gpu + other.gpu, this.singlePipeline + other.singlePipeline);
		}

	}

}
