package dev.crossover.cloud.metering;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which price a request has, and how often. */
class ServedRequestTests {

	@Test
	void objectsAreWrittenListedReadOrDeletedForNothing() {
		assertThat(charged("s3", "PUT", "/bucket/key", "x-id=PutObject")).containsExactly("s3.write 1");
		assertThat(charged("s3", "POST", "/bucket/key", "uploads")).containsExactly("s3.write 1");
		assertThat(charged("s3", "GET", "/bucket", "list-type=2")).containsExactly("s3.write 1");
		assertThat(charged("s3", "GET", "/bucket/folder/key", "x-id=GetObject")).containsExactly("s3.read 1");
		assertThat(charged("s3", "HEAD", "/bucket/key", "")).containsExactly("s3.read 1");
		assertThat(charged("s3", "DELETE", "/bucket/key", "")).isEmpty();
		assertThat(charged("s3", "POST", "/bucket", "delete")).isEmpty();
	}

	@Test
	void everyChunkOfTheLargerBodyIsARequest() {
		assertThat(charged(new ServedRequest("sqs", "POST", "/", "", 200, 0, 0))).containsExactly("sqs.requests 1");
		assertThat(charged(new ServedRequest("sqs", "POST", "/", "", 200, 200, 65_537)))
			.containsExactly("sqs.requests 2");
		assertThat(charged(new ServedRequest("sns", "POST", "/", "", 200, 196_608, 10)))
			.containsExactly("sns.requests 3");
		assertThat(charged(new ServedRequest("monitoring", "POST", "/", "", 200, 196_608, 10)))
			.containsExactly("cloudwatch.requests 1");
	}

	@Test
	void faultOfTheServiceCostsNothingAndThatOfTheCallerDoes() {
		assertThat(charged(new ServedRequest("sqs", "POST", "/", "", 503, 10, 10))).isEmpty();
		assertThat(charged(new ServedRequest("sqs", "POST", "/", "", 400, 10, 10))).containsExactly("sqs.requests 1");
	}

	private static List<String> charged(String service, String method, String path, String query) {
		return charged(new ServedRequest(service, method, path, query, 200, 10, 10));
	}

	private static List<String> charged(ServedRequest request) {
		List<String> charged = new ArrayList<>();
		request.chargeTo((item, quantity) -> charged.add(item.price() + " " + quantity));
		return charged;
	}

}
