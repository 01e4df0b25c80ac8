package dev.crossover.router.explain;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import dev.crossover.common.problem.ErrorCode;
import dev.crossover.common.problem.InputError;
import dev.crossover.common.problem.ProblemException;
import dev.crossover.policy.pricing.GpuState;
import dev.crossover.router.routing.Load;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What might be sent.
 *
 * @param models the models asked for
 * @param documents the documents, which are only counted
 * @param documentCount how many there would be
 * @param bytes how long they would be
 * @param completionWindow by when they would be needed
 * @param gpuState what the GPU would be doing; left out for what it is doing
 */
record Question(@Nullable List<@Nullable String> models, @Nullable List<JsonNode> documents,
		@Nullable Long documentCount, @Nullable Long bytes, @Nullable String completionWindow,
		@Nullable String gpuState) {

	Load load(int length) {
		if (this.bytes != null && this.bytes < 0) {
			throw invalid("/bytes", "The number of bytes is not negative.");
		}
		if (this.documents != null && this.documentCount == null && !this.documents.isEmpty()) {
			return new Load(this.documents.size(), (this.bytes != null) ? this.bytes : length);
		}
		if (this.documents != null || this.documentCount == null || this.documentCount < 1) {
			throw invalid("/document_count", "Send either \"documents\" or a \"document_count\" of at least 1.");
		}
		return new Load(this.documentCount, (this.bytes != null) ? this.bytes : 0);
	}

	@Nullable GpuState supposedGpu() {
		if (this.gpuState == null) {
			return null;
		}
		return Arrays.stream(GpuState.values())
			.filter((state) -> state.name().toLowerCase(Locale.ROOT).equals(this.gpuState))
			.findFirst()
			.orElseThrow(() -> invalid("/gpu_state", "The state of the GPU is asleep, starting or ready."));
	}

	private static ProblemException invalid(String pointer, String detail) {
		return new ProblemException(ErrorCode.INVALID_REQUEST, detail,
				List.of(InputError.at(pointer, ErrorCode.INVALID_REQUEST.text(), detail)));
	}

	/**
	 * Leaves the documents out: no text of a document in a log.
	 */
	@Override
	public String toString() {
		return "Question[models=%s]".formatted(this.models);
	}

}
