//! The blank roster that an office hands to a sender, with rules by the society's widths.

use crate::api::{FileWritten, TemplateReq};
use crate::fault::{Fault, FaultCode};
use crate::office::Office;
use crate::out;
use crate::words::template;
use kenpo_domain::gate::{CallerText, Out, Screen, plain};
use std::path::Path;

pub(crate) fn template(office: &mut Office, request: TemplateReq) -> Result<Out<Screen, FileWritten>, Fault> {
    let path = Path::new(&request.path);
    out::free(path)?;
    let widths = office.store()?.society()?.widths;
    let bytes = kenpo_roster::template(&template::columns(&widths), &template::WORDS, office.now().day)
        .map_err(|_| Fault::new(FaultCode::Internal))?;
    out::template(path, &plain(bytes, Screen))?;
    Ok(plain(CallerText(request.path), Screen).map(|path| FileWritten { path: path.0 }))
}
