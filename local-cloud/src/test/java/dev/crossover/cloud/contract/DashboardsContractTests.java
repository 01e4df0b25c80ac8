package dev.crossover.cloud.contract;

import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.DashboardInvalidInputErrorException;
import software.amazon.awssdk.services.cloudwatch.model.DashboardNotFoundErrorException;
import software.amazon.awssdk.services.cloudwatch.model.PutDashboardResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** CloudWatch's dashboards. */
class DashboardsContractTests extends Contract {

	private static final String BODY = """
			{"widgets":[{"type":"text","x":0,"y":0,"width":6,"height":3,"properties":{"markdown":"# Hello"}}]}""";

	private final CloudWatchClient cloudWatch = client(CloudWatchClient.builder());

	DashboardsContractTests(Aim aim) {
		super(aim);
	}

	@Test
	void dashboardIsGivenBackListedAndDeleted() {
		String name = name("board");
		PutDashboardResponse put = this.cloudWatch
			.putDashboard((board) -> board.dashboardName(name).dashboardBody(BODY));
		deleteLater(() -> this.cloudWatch.deleteDashboards((request) -> request.dashboardNames(name)));

		assertThat(put.dashboardValidationMessages()).isEmpty();
		assertThat(this.cloudWatch.getDashboard((board) -> board.dashboardName(name)).dashboardBody())
			.contains("# Hello");
		assertThat(this.cloudWatch.listDashboards((list) -> list.dashboardNamePrefix(name)).dashboardEntries())
			.singleElement()
			.satisfies((entry) -> {
				assertThat(entry.dashboardName()).isEqualTo(name);
				assertThat(entry.size()).isPositive();
				assertThat(entry.lastModified()).isNotNull();
			});
		this.cloudWatch.deleteDashboards((request) -> request.dashboardNames(name));
		assertThatExceptionOfType(DashboardNotFoundErrorException.class)
			.isThrownBy(() -> this.cloudWatch.getDashboard((board) -> board.dashboardName(name)));
	}

	@Test
	void dashboardThatIsNoneIsRefused() {
		assertThatExceptionOfType(DashboardInvalidInputErrorException.class).isThrownBy(() -> this.cloudWatch
			.putDashboard((board) -> board.dashboardName(name("board")).dashboardBody("nothing")));
		assertThatExceptionOfType(DashboardInvalidInputErrorException.class)
			.isThrownBy(() -> this.cloudWatch.putDashboard((board) -> board.dashboardName(name("board"))
				.dashboardBody("{\"widgets\":[{\"type\":\"text\"}]}")));
	}

}
