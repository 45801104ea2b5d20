//! A refusal that did not pass the gate does not reach the page.

use kenpo_office::api::{Coded, FaultRes};
use kenpo_office::fault::FaultCode;
use kenpo_office::rpc::answer;

fn main() {
    let fault = FaultRes { code: Coded(FaultCode::Internal), what: "兵庫県神戸市中央区".to_owned(), next: String::new(), incident: None, params: None };
    let _ = answer(Err(fault));
}
