//! Validations and conditional formats.
use super::super::{Area, Choices, Highlight, Sheet, Test, style};
use super::{Unsaved, corners, ink::float, words};
use crate::units::{Date, serial_of_day};
use rust_xlsxwriter::{
    ConditionalFormatFormula, DataValidation, DataValidationErrorStyle, DataValidationRule, ExcelDateTime, Formula,
    Worksheet,
};

pub(super) fn lay(page: &mut Worksheet, sheet: &Sheet) -> Result<(), Unsaved> {
    for choices in &sheet.choices {
        let (top, left, bottom, right) = corners(choices.area)?;
        page.add_data_validation(top, left, bottom, right, &validation(choices)?)?;
    }
    sheet.highlights.iter().try_for_each(|highlight| shade(page, highlight))?;
    sheet.fractions.iter().try_for_each(|area| show_decimals(page, *area))
}

fn validation(choices: &Choices) -> Result<DataValidation, Unsaved> {
    let style = if choices.binds { DataValidationErrorStyle::Stop } else { DataValidationErrorStyle::Information };
    let mut validation = rule(&choices.test)?.ignore_blank(true).set_error_style(style);
    if let Some((title, text)) = &choices.prompt {
        let title = words::line(title, words::TITLE);
        validation = validation.set_input_title(&title)?.set_error_title(title)?;
        validation = validation.set_input_message(words::fit(text, words::MESSAGE))?;
    }
    Ok(validation.set_error_message(words::fit(&choices.refusal, words::MESSAGE))?)
}

fn rule(test: &Test) -> Result<DataValidation, Unsaved> {
    let open = DataValidation::new();
    Ok(match test {
        Test::List(source) => open.allow_list_formula(Formula::new(source)),
        Test::Whole(least, most) => open.allow_whole_number(DataValidationRule::Between(*least, *most)),
        Test::Number(least, most) => {
            open.allow_decimal_number(DataValidationRule::Between(float(*least), float(*most)))
        }
        Test::Day(first, last) => open.allow_date(DataValidationRule::Between(day(*first)?, day(*last)?)),
        Test::Length(most) => open.allow_text_length(DataValidationRule::LessThanOrEqualTo(*most)),
        Test::Any => open.allow_any_value(),
        Test::Nothing => open.allow_custom(Formula::new("FALSE")),
    })
}

fn day(day: Date) -> Result<ExcelDateTime, Unsaved> {
    Ok(ExcelDateTime::from_serial_datetime(serial_of_day(day))?)
}

fn shade(page: &mut Worksheet, highlight: &Highlight) -> Result<(), Unsaved> {
    let (top, left, bottom, right) = corners(highlight.area)?;
    let format = ConditionalFormatFormula::new()
        .set_rule(Formula::new(&highlight.formula))
        .set_format(style::highlight(highlight.tone));
    page.add_conditional_format(top, left, bottom, right, &format)?;
    Ok(())
}

/// No number format shows 12 as `12` and 12.5 as `12,50`: `#,##0.##` leaves a comma behind the first. So the decimals are a
/// conditional format.
fn show_decimals(page: &mut Worksheet, area: Area) -> Result<(), Unsaved> {
    let (top, left, bottom, right) = corners(area)?;
    let cell = area.first;
    let format = ConditionalFormatFormula::new()
        .set_rule(Formula::new(format!("AND(ISNUMBER({cell}),N({cell})<>ROUND(N({cell}),0))")))
        .set_format(style::exact());
    page.add_conditional_format(top, left, bottom, right, &format)?;
    Ok(())
}
