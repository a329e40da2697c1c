"""A sentence in each of many scripts: an interview took forty minutes and had three questions."""

__all__ = ["FROM_THE_RIGHT", "SENTENCES"]

SENTENCES = {
    "Latin": "The panel took forty minutes; “why us?” was one of 3 questions, naïve café talk included.",
    "Greek": "Διήρκεσε η συνέντευξη σαράντα λεπτά και ρώτησαν τρεις ερωτήσεις.",
    "Cyrillic": "Собеседование длилось сорок минут, задали три вопроса.",
    "Vietnamese": "Buổi phỏng vấn kéo dài bốn mươi phút và họ hỏi ba câu.",
    "Chinese": "面试持续了四十分钟、他们问了三个关于并发的问题。",
    "Japanese": "面接は四十分で、並行処理について三つの質問がありました。",
    "Korean": "면접은 사십 분 동안 진행되었고 질문이 세 개 있었습니다.",
    "Arabic": "استغرقت المقابلة أربعين دقيقة وسألوا ثلاثة أسئلة لا غير عن مُحَمَّد",
    "Persian": "مصاحبه چهل دقیقه طول کشید و می‌خواستند سه پرسش را پاسخ دهم",
    "Hebrew": "הריאיון נמשך ארבעים דקות ושאלו שלוש שאלות בנושא מקביליות",
    "Devanagari": "साक्षात्कार चालीस मिनट चला और उन्होंने तीन प्रश्न पूछे।",
    "Thai": "การสัมภาษณ์ใช้เวลาสี่สิบนาทีและพวกเขาถามคำถามสามข้อเกี่ยวกับน้ำ",
    "Tamil": "நேர்காணல் நாற்பது நிமிடங்கள் நீடித்தது, மூன்று கேள்விகள் கேட்டார்கள்.",
    "Bengali": "সাক্ষাৎকার চল্লিশ মিনিট চলেছিল এবং তারা তিনটি প্রশ্ন করেছিল।",
    "Armenian": "Հարցազրույցը տևեց քառասուն րոպե, և նրանք երեք հարց տվեցին",
    "Georgian": "გასაუბრება ორმოც წუთს გაგრძელდა და სამი კითხვა დასვეს.",
}
FROM_THE_RIGHT = frozenset({"Arabic", "Persian", "Hebrew"})
